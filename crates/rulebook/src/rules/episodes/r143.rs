use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// RNE, when it is filled in, is one of DfE's codes: S, P, L, T, U or B.
    /// ## Why it matters
    /// It says whether a child came into care or only moved. An unknown code can be counted as
    /// neither.
    /// ## How to put it right
    /// Use the code, in upper case. S is for coming into care; the others say what changed:
    /// placement, legal status, carer.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 143.
    Rule {
        code: "143",
        wording: "The reason for new episode code is not a valid code.",
        tables: &[Table::Episodes],
        fields: &["RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | RNE
                     | S
                   > | p
                   > | SP
                   > | a
                   > | ''
                     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.rne.is_present() && !row.rne.is_and(|rne| rne.valid_in(cx.year))
    });
}
