use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE_PROVIDER, when it is filled in, is one of PR0 to PR5. Not checked for temporary
    /// placements (T0 to T4) and other placements (Z11 to Z14), which need none.
    /// ## Why it matters
    /// Who provides a home is published and decides what it costs. A code that is not understood is
    /// a home of nobody's.
    /// ## How to put it right
    /// Use PR0 (parents), PR1 (own provision), PR2 (another authority), PR3 (other public), PR4
    /// (private) or PR5 (voluntary), in upper case.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 178 (last changed in 2025-26).
    Rule {
        code: "178",
        wording: "Placement provider code is not a valid code.",
        tables: &[Table::Episodes],
        fields: &["PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                     | U6    | PR0
                     | K2    | PR5
                   > | K2    | PR6
                   > | U1    | pr1
                   > | U1    | ''
                     | U1    |
                   > |       | X
                     | T1    | PR9
                     | Z12   | PR9
                     | Z14   |
                   > | Z1    | PR9
        ",
        "
            year 2025
            Episodes | PLACE | PLACE_PROVIDER
                     | Z1    | PR9
                   > | K2    | PR9
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        !super::needs_no_provider(row, cx) && row.place_provider.is_other()
    });
}
