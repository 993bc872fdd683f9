use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When the legal status is a same gender couple neither married nor civil partners (LS_ADOPTR
    /// L4), SEX_ADOPTR is MM or FF.
    /// ## Why it matters
    /// The two items describe the same couple.
    /// ## How to put it right
    /// Correct LS_ADOPTR (L3 is an unmarried couple of different gender) or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 518.
    Rule {
        code: "518",
        wording: "If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females.",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | LS_ADOPTR | SEX_ADOPTR
                | L4        | MM
                | L4        | FF
                |           | MM
              > | L4        | M1
              > | L4        | MF
                | L1        | F1
              > | L4        | xxxxx
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.ls_adoptr.is(AdopterLegalStatus::L4)
            && !row.sex_adoptr.is_one_of(&[AdopterSex::MM, AdopterSex::FF])
    });
}
