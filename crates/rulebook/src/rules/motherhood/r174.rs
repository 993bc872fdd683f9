use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A boy has no date of birth of a first child.
    /// ## Why it matters
    /// The item is about mothers. Either the date or the sex belongs to somebody else.
    /// ## How to put it right
    /// Clear MC_DOB, or correct SEX.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 174 (last changed in 2024-25).
    Rule {
        code: "174",
        wording: "Mother's child date of birth is recorded but sex shows that the child is a male.",
        tables: &[Table::Header],
        fields: &["SEX", "MC_DOB"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | SEX | MC_DOB
                 > | 1     | M   | 19/02/2026
                   | 2     | M   |
                   | 3     | F   | 19/02/2026
                   | 4     | U   | 19/02/2026
                 > | 5     | M   | 31/02/2026
                   | 6     |     | 19/02/2026
        ",
        "
            year 2024
            Header | CHILD | SEX | MC_DOB
                 > | 1     | 1   | 19/02/2024
                   | 2     | 2   | 19/02/2024
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        row.sex.is_and(|sex| sex.is_male()) && row.mc_dob.is_present()
    });
}
