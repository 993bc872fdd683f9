use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When the legal status is that of a single adopter (LS_ADOPTR L0), SEX_ADOPTR is M1 or F1.
    /// ## Why it matters
    /// A single adopter and the code of a couple contradict each other.
    /// ## How to put it right
    /// Correct LS_ADOPTR or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 514.
    Rule {
        code: "514",
        wording: "Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of adopters shows it as a couple.",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | LS_ADOPTR | SEX_ADOPTR
                | L0        | M1
                | xx        | F1
              > | L0        | xx
                |           |
              > | L0        | xxx
        ", "
            AD1 | CHILD | LS_ADOPTR | SEX_ADOPTR
                | 1     | L0        | F1
              > | 2     | L0        | MF
                | 3     | L11       | MF
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.ls_adoptr.is(AdopterLegalStatus::L0)
            && !row.sex_adoptr.is_one_of(&[AdopterSex::M1, AdopterSex::F1])
    });
}
