use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No child under 10 changes placement for reason of custody (CUSTOD): the child is at least 10
    /// on the day the episode ended.
    /// ## Why it matters
    /// Below the age of criminal responsibility nobody can be taken into custody.
    /// ## How to put it right
    /// Check the reason, DEC and the date of birth.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 234 (last changed in 2025-26).
    Rule {
        code: "234",
        wording: "A child aged under 10 can not change placement due to being admitted to custody",
        tables: &[Table::Episodes, Table::Header],
        fields: &["REASON_PLACE_CHANGE", "DOB"],
        years: Years::since(2026),
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REASON_PLACE_CHANGE
                     | 1     | 01/05/2026 | 01/06/2026 | CUSTOD
                   > | 2     | 01/05/2026 | 01/06/2026 | CUSTOD
                     | 3     | 01/05/2026 | 01/06/2026 | CARPL
                     | 4     | 01/05/2026 | 01/06/2026 | CUSTOD
                   > | 5     | 01/05/2026 |            | CUSTOD
                   > | 5     |            |            | CUSTOD
                     | 6     | 01/05/2026 | 01/06/2026 | CUSTOD
            Header   | CHILD | DOB
                     | 1     | 01/06/2016
                   > | 2     | 02/06/2016
                     | 3     | 01/06/2018
                     | 4     |
                   > | 5     | 01/06/2018
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    for row in child.episodes {
        // An episode without an end is judged by its beginning, one without either by the year's end.
        let day = row.dec.get().or_else(|| row.decom.get()).unwrap_or(cx.end);
        if row.reason_place_change.is(ReasonPlacementChange::CUSTOD)
            && super::is_younger(child, 10, day)
        {
            found.row(*row);
            found.rows(child.headers, |header| header.dob.is_value());
        }
    }
}
