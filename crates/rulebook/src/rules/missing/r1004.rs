use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// MIS_START is there and is a date of the calendar.
    /// ## Why it matters
    /// A missing period without a beginning cannot be counted, measured or placed in the year.
    /// ## How to put it right
    /// Write the first day as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1004.
    Rule {
        code: "1004",
        wording: "The start date of the missing episode or episode that the child was away from placement without authorisation is not a valid date.",
        tables: &[Table::Missing],
        fields: &["MIS_START"],
        check: Check::Child(check),
        cases: &["
            Missing | MIS_START  | MIS_END
                    | 08/03/2020 | 08/03/2020
                    | 22/06/2020 |
                  > |            | 22/06/2020
                    | 13/10/2021 | 13/10/21
                  > | 10/24/2021 |
        ",
        "
            Missing | CHILD | MIS_START
                    | 1     | 29/02/2024
                  > | 1     | 29/02/2026
                  > | 1     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| !row.mis_start.is_value());
}
