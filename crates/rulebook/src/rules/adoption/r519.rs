use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When the adopters are civil partners (LS_ADOPTR L2), SEX_ADOPTR is that of a couple: MM, FF
    /// or MF.
    /// ## Why it matters
    /// Civil partners are two people. The partnership may be of different gender, so MF is right
    /// too.
    /// ## How to put it right
    /// Correct LS_ADOPTR or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 519.
    Rule {
        code: "519",
        wording: "Data entered on the legal status of adopters shows civil partnership couple, but data entered on genders of adopters does not show it as a couple.",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | CHILD | LS_ADOPTR | SEX_ADOPTR
                | 1     | L2        | MM
                | 2     | L2        | FF
                | 3     | L2        | MF
              > | 4     | L2        | M1
              > | 5     | L2        | F1
              > | 6     | L2        | XXX
              > | 7     | L2        |
                | 8     | L3        | M1
                | 9     |           | M1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.ls_adoptr.is(AdopterLegalStatus::L2) && !row.sex_adoptr.is_one_of(&super::COUPLES)
    });
}
