use super::has_not_turned;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child under 10 on 31 March has nothing under convictions.
    /// ## Why it matters
    /// Ten is the age of criminal responsibility in England; a younger child cannot be
    /// convicted.
    /// ## How to put it right
    /// Clear CONVICTED, or correct DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 542.
    Rule {
        code: "542",
        wording: "A child aged under 10 at 31 March should not have conviction information completed.",
        tables: &[Table::Oc2],
        fields: &["CONVICTED"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            OC2 | CHILD | DOB        | CONVICTED
              > | 1     | 01/04/2017 | 0
                | 2     | 31/03/2017 | 1
              > | 3     | 01/01/2020 | 1
                | 4     | 01/01/2020 |
                | 5     |            | 1
              > | 6     | 01/01/2020 | x
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | DOB
                   | 1     | 01/04/2017
                   | 2     | 31/03/2017
                   | 3     | 31/03/2017
            OC2 | CHILD | DOB        | CONVICTED
              > | 1     |            | 0
                | 2     |            | 1
              > | 3     | 01/04/2017 | 1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        has_not_turned(row, child, 10, cx.end) && row.convicted.is_present()
    });
}
