use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A row that says whether the child was missing or away has the day it began.
    /// ## Why it matters
    /// A missing period without a beginning cannot be counted, measured or placed in the year.
    /// ## How to put it right
    /// Add MIS_START, the first day of the period.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 564.
    Rule {
        code: "564",
        wording: "Child was missing or away from placement without authorisation and the date started is blank.",
        tables: &[Table::Missing],
        fields: &["MISSING", "MIS_START"],
        check: Check::Child(check),
        cases: &["
            Missing | MISSING | MIS_START
                  > | M       |
                    | A       | 07/02/2020
                    | A       | 03/02/2020
                    |         |
                  > | M       |
                    | A       | 13/02/2020
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        row.missing.is_present() && row.mis_start.is_blank()
    });
}
