use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A temporary placement while the usual foster carers are on holiday (T3) lasts no longer than
    /// three weeks (21 days). An open one is taken to go on to the end of the year.
    /// ## Why it matters
    /// A longer stay is a placement of its own, and should be counted as a move.
    /// ## How to put it right
    /// Check DECOM and DEC. If the dates are right, record the placement under its own type (U1 to
    /// U6, K2 and so on).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 376.
    Rule {
        code: "376",
        wording: "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed three weeks.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Header   | CHILD
                     | 1
            Episodes | CHILD | DECOM      | DEC        | PLACE
                     | 1     | 01/06/2026 | 22/06/2026 | T3
                   > | 1     | 01/07/2026 | 23/07/2026 | T3
                     | 1     | 01/08/2026 | 01/10/2026 | T2
                     | 1     | 10/03/2027 |            | T3
                   > | 2     | 09/03/2027 |            | T3
                     | 2     |            | 01/07/2026 | T3
                     | 2     | 01/05/2026 | 31/06/2026 | T3
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::T3) && super::days(row, cx).is_some_and(|days| days > 3 * 7)
    });
}
