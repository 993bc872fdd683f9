use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// LS, when it is filled in, is one of DfE's codes.
    /// ## Why it matters
    /// Without a lawful basis that can be read, nobody can say why the child is in care.
    /// ## How to put it right
    /// Use the code of the order or agreement in force, in upper case: C1, C2, D1, E1, J1 to J3, L1
    /// to L3, V2 to V4.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 144.
    /// A blank is no finding of this rule in the shared case; it is reported where the legal status
    /// is needed.
    Rule {
        code: "144",
        wording: "The legal status code is not a valid code.",
        tables: &[Table::Episodes],
        fields: &["LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS
                     | C1
                   > | c1
                   > | section 20
                   > | ''
                     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.ls.is_present() && !row.ls.is_and(|ls| ls.valid_in(cx.year))
    });
}
