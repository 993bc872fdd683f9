use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SEX_ADOPTR, when it is filled in, is M1 or F1 (one adopter) or MM, FF or MF (a couple).
    /// ## Why it matters
    /// Who adopts is published by these codes.
    /// ## How to put it right
    /// Write M1, F1, MM, FF or MF.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 176.
    Rule {
        code: "176",
        wording: "The gender of adopter(s) at the date of adoption code is not a valid code.",
        tables: &[Table::Ad1],
        fields: &["SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | SEX_ADOPTR
              > | m1
                | F1
                | MM
              > | 1
              > | ''
                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| row.sex_adoptr.is_other());
}
