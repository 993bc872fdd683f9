use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// CIN, when it is filled in, is one of DfE's codes: N1 to N8.
    /// ## Why it matters
    /// The published reasons why children come into care rest on it.
    /// ## How to put it right
    /// Use the code of the main reason, in upper case.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 145.
    Rule {
        code: "145",
        wording: "Category of need code is not a valid code.",
        tables: &[Table::Episodes],
        fields: &["CIN"],
        check: Check::Child(check),
        cases: &["
            Episodes | CIN
                   > | N0
                     | N1
                   > | N9
                   > | n8
                   > | ''
                     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.cin.is_present() && !row.cin.is_and(|cin| cin.valid_in(cx.year))
    });
}
