use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A mother was born before her child.
    /// ## Why it matters
    /// The slip is usually in MC_DOB, where the mother’s own birthday was written.
    /// ## How to put it right
    /// Correct MC_DOB or DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 621.
    Rule {
        code: "621",
        wording: "Mother’s field has been completed but date of birth shows that the mother is younger than her child.",
        tables: &[Table::Header],
        fields: &["DOB", "MC_DOB"],
        check: Check::Child(check),
        cases: &["
            Header | DOB        | MC_DOB
                 > | 01/12/2021 | 01/01/2021
                   | 19/02/2016 | 19/12/2016
                 > | 31/01/2019 | 31/01/2019
                   | 31/01/2019 |
                   | 31/01/2019 | 01/02/2019
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| row.mc_dob.is_on_or_before(&row.dob));
}
