use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A temporary placement for an unspecified reason (T4) lasts no longer than seven days. An
    /// open one is taken to go on to the end of the year.
    /// ## Why it matters
    /// A longer stay is a placement of its own, and should be counted as a move.
    /// ## How to put it right
    /// Check DECOM and DEC. If the dates are right, record the placement under its own type, or as
    /// T1, T2 or T3.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 379.
    Rule {
        code: "379",
        wording: "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | PLACE
                     | 111   | 01/01/2020 | 08/01/2020 | T4
                   > | 222   | 01/02/2020 | 09/02/2020 | T4
                     | 333   | 02/03/2020 | 09/03/2020 | T4
                   > | 444   | 15/03/2010 | 25/03/2010 | T4
                     | 555   | 15/03/2004 | 22/03/2004 | T4
                     | 666   | 14/03/2014 | 25/03/2014 | P2
            Header | CHILD | DOB
                   | 111   | 08/01/2020
                   | 222   | 08/02/2020
                   | 333   | 09/03/2020
                   | 444   | 22/03/2010
                   | 555   | 22/03/2004
                   | 666   | 21/03/2014
        ",
        "
            Header   | CHILD
                     | 1
            Episodes | CHILD | DECOM      | DEC        | PLACE
                     | 1     | 24/03/2027 |            | T4
                   > | 1     | 23/03/2027 |            | T4
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::T4) && super::days(row, cx).is_some_and(|days| days > 7)
    });
}
