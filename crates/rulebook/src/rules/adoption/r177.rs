use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// LS_ADOPTR, when it is filled in, is one of L0, L11, L12, L2, L3 and L4.
    /// ## Why it matters
    /// Who adopts is published by these codes.
    /// ## How to put it right
    /// Write L0 (one adopter), L11 or L12 (married, of different or of the same gender), L2 (civil
    /// partners), L3 or L4 (a couple neither married nor civil partners, of different or of the
    /// same gender).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 177.
    Rule {
        code: "177",
        wording: "The legal status of adopter(s) code is not a valid code.",
        tables: &[Table::Ad1],
        fields: &["LS_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | LS_ADOPTR
                | L0
                | L11
              > | L1
              > | l2
              > | ''
                |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        let status = &row.ls_adoptr;
        status.is_present() && !status.is_and(|status| status.valid_in(cx.year))
    });
}
