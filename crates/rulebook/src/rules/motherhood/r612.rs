use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A girl who is not recorded as a mother has no date of birth of a first child.
    /// ## Why it matters
    /// The two entries contradict each other, and she is counted by the first.
    /// ## How to put it right
    /// Write 1 in MOTHER if she is a mother, or clear MC_DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 612 (last changed in 2024-25).
    Rule {
        code: "612",
        wording: "Date of birth field has been completed but mother field indicates child is not a mother.",
        tables: &[Table::Header],
        fields: &["SEX", "MOTHER", "MC_DOB"],
        check: Check::Child(check),
        cases: &["
            Header | SEX | MOTHER | MC_DOB
                 > | F   | 0      | 19/02/2016
                 > | F   | 0      | dd/mm/yyyy
                 > | F   |        | 31/31/19
                   | F   |        |
                   | F   | 1      | 19/02/2019
                   | 1   | 0      |
                   | 1   | 1      | 12/10/2010
                   | 1   |        | 21/3rd/yYyYyY
                 > | F   |        | 21/3rd/yYyYyY
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        row.sex.is_and(|sex| sex.is_female())
            && (row.mother.is_blank() || row.mother.is(YesNo::No))
            && row.mc_dob.is_present()
    });
}
