use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Parents as the provider (PR0) are given only for a placement with parents (P1).
    /// ## Why it matters
    /// Any other home is provided by somebody, and usually paid for.
    /// ## How to put it right
    /// Write who provides the placement (PR1 to PR5), leave it blank if the placement is temporary,
    /// or correct PLACE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 550.
    Rule {
        code: "550",
        wording: "A placement provider code of PR0 can only be associated with placement P1.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                     | P1    | PR0
                     | P0    | PR2
                     | T1    | PR4
                   > | T3    | PR0
                     | T1    |
                     | P1    | PR0
                   > | P0    | PR0
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place_provider.is(PlacementProvider::PR0)
            && row.place.is_present()
            && !row.place.is(PlacementType::P1)
    });
}
