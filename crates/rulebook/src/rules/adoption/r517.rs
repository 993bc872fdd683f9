use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When the legal status is an unmarried couple of different gender (LS_ADOPTR L3), SEX_ADOPTR
    /// is MF.
    /// ## Why it matters
    /// The two items describe the same couple.
    /// ## How to put it right
    /// Correct LS_ADOPTR (L4 is an unmarried couple of the same gender) or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 517.
    Rule {
        code: "517",
        wording: "If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF. MF = the adopting couple are male and female.",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | LS_ADOPTR | SEX_ADOPTR
                | L3        | MF
                | L1        | MF
                |           | MM
              > | L3        | M1
              > | L3        | FF
                | L4        | F1
              > | L3        | xxxxx
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.ls_adoptr.is(AdopterLegalStatus::L3) && !row.sex_adoptr.is(AdopterSex::MF)
    });
}
