use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// MC_DOB, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// It tells at what age a girl in care became a mother.
    /// ## How to put it right
    /// Write the first child’s date of birth as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 171.
    Rule {
        code: "171",
        wording: "Date of birth of mother's child is not a valid date.",
        tables: &[Table::Header],
        fields: &["MC_DOB"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | MC_DOB
                   | 1     | 29/02/2024
                 > | 2     | 29/02/2025
                   | 3     |
                 > | 4     | 01/01/25
                 > | 5     | ''
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| row.mc_dob.is_other());
}
