use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When the adopters are a married couple of the same gender (LS_ADOPTR L12), SEX_ADOPTR is MM
    /// or FF.
    /// ## Why it matters
    /// The two items describe the same couple.
    /// ## How to put it right
    /// Correct LS_ADOPTR (L11 is a married couple of different gender) or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 524.
    Rule {
        code: "524",
        wording: "If reporting legal status of adopters is L12 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | CHILD | LS_ADOPTR | SEX_ADOPTR
                | 1     | L12       | MM
                | 2     | L12       | FF
              > | 3     | L12       | MF
              > | 4     | L12       | F1
              > | 5     | L12       | XXX
              > | 6     | L12       |
                | 7     | L11       | MF
                | 8     |           | MF
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.ls_adoptr.is(AdopterLegalStatus::L12)
            && !row.sex_adoptr.is_one_of(&[AdopterSex::MM, AdopterSex::FF])
    });
}
