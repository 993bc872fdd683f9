use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A missing period ends on or after the day it began.
    /// ## Why it matters
    /// A time missing of a negative number of days spoils every sum it enters.
    /// ## How to put it right
    /// Check MIS_START and MIS_END.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 567.
    Rule {
        code: "567",
        wording: "The date that the missing episode or episode that the child was away from placement without authorisation ended is before the date that it started.",
        tables: &[Table::Missing],
        fields: &["MIS_START", "MIS_END"],
        check: Check::Child(check),
        cases: &["
            Missing | MIS_START  | MIS_END
                    | 01/06/2020 | 05/06/2020
                    | 02/06/2020 |
                  > | 03/06/2020 | 01/06/2020
                  > | 04/06/2020 | 02/06/2020
                    |            | 05/06/2020
        ",
        "
            Missing | CHILD | MIS_START  | MIS_END
                    | 1     | 01/06/2026 | 01/06/2026
                  > | 1     | 02/06/2026 | 01/06/2026
                    | 1     | 31/06/2026 | 01/06/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| row.mis_end.is_before(&row.mis_start));
}
