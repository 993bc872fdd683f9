use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A deprivation of liberty order ends on or after the day it started.
    /// ## Why it matters
    /// An order of a negative number of days spoils every sum it enters.
    /// ## How to put it right
    /// Check DOLO_START and DOLO_END.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 702 (last changed in 2026-27).
    Rule {
        code: "702",
        wording: "The date that the DoLO ended is before the date that it started.",
        tables: &[Table::DoLo],
        fields: &["DOLO_START", "DOLO_END"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | CHILD | DOLO_START | DOLO_END
                 | 1     | 01/05/2026 | 01/06/2026
                 | 2     | 01/05/2026 | 01/05/2026
               > | 3     | 01/05/2026 | 30/04/2026
                 | 4     | 01/05/2026 |
                 | 5     |            | 30/04/2026
                 | 6     | 01/05/2026 | 31/04/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| row.dolo_end.is_before(&row.dolo_start));
}
