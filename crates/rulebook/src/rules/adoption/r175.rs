use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// NB_ADOPTR, when it is filled in, is 1 or 2.
    /// ## Why it matters
    /// Adoptions by one person and by couples are published apart.
    /// ## How to put it right
    /// Write 1 for one adopter, 2 for a couple.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 175.
    Rule {
        code: "175",
        wording: "The number of adopter(s) code is not a valid code.",
        tables: &[Table::Ad1],
        fields: &["NB_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | NB_ADOPTR
              > | 0
                | 1
                | 2
                | 1
                | 2
              > | 0
              > | ''
                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| row.nb_adoptr.is_other());
}
