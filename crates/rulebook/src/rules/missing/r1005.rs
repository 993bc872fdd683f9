use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// MIS_END, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// An end that cannot be read leaves the child missing for ever in any figure drawn from the
    /// return.
    /// ## How to put it right
    /// Write the day the child was found or came back as DD/MM/YYYY, or leave it blank while the
    /// child is missing.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1005.
    Rule {
        code: "1005",
        wording: "The end date of the missing episode or episode that the child was away from placement without authorisation is not a valid date.",
        tables: &[Table::Missing],
        fields: &["MIS_END"],
        check: Check::Child(check),
        cases: &["
            Missing | MIS_START  | MIS_END
                    | 08/03/2020 | 08/03/2020
                    | 22/06/2020 |
                    |            | 22/06/2020
                  > | 13/10/2021 | 13/10/21
                    | 10/24/2021 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| row.mis_end.is_other());
}
