use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When the adopters are a married couple of different gender (LS_ADOPTR L11), SEX_ADOPTR is
    /// MF.
    /// ## Why it matters
    /// The two items describe the same couple.
    /// ## How to put it right
    /// Correct LS_ADOPTR (L12 is a married couple of the same gender) or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 520.
    Rule {
        code: "520",
        wording: "Data entry on the legal status of adopters shows different gender married couple but data entry on genders of adopters shows it as a same gender couple.",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | CHILD | LS_ADOPTR | SEX_ADOPTR
                | 1     | L11       | MF
              > | 2     | L11       | MM
              > | 3     | L11       | FF
              > | 4     | L11       | M1
              > | 5     | L11       | XXX
              > | 6     | L11       |
                | 7     | L12       | MM
                | 8     |           | FF
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.ls_adoptr.is(AdopterLegalStatus::L11) && !row.sex_adoptr.is(AdopterSex::MF)
    });
}
