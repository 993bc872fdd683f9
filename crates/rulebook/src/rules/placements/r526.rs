use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE_PROVIDER is filled in for every placement but temporary ones (T0 to T4) and other
    /// placements (Z11 to Z14).
    /// ## Why it matters
    /// Who provides children's homes is published for every authority, and decides what it pays.
    /// ## How to put it right
    /// Write PR0 for parents, PR1 for own provision, PR2 for another authority, PR3 for another
    /// public body, PR4 for a private or PR5 for a voluntary provider.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 526 (last changed in 2025-26).
    Rule {
        code: "526",
        wording: "Child is missing a placement provider code for at least one episode.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                     | E1    | PR1
                     | P0    | PR2
                     | T1    |
                     | T3    | PR0
                     | Z14   |
                   > | Z1    |
                   > | P0    |
                     | Z14   |
        ",
        "
            Episodes | PLACE | PLACE_PROVIDER
                   > | K2    |
                     | K2    | PR9
                     | T0    |
                     | Z11   |
                   > |       |
        ",
        "
            year 2025
            Episodes | PLACE | PLACE_PROVIDER
                     | Z1    |
                   > | K2    |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        !super::needs_no_provider(row, cx) && row.place_provider.is_blank()
    });
}
