use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Voluntary provision (PR5) is not given for a placement with parents (P1).
    /// ## Why it matters
    /// A child with parents is provided for by nobody else, and no charity is paid.
    /// ## How to put it right
    /// Write PR0, or correct PLACE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 531.
    Rule {
        code: "531",
        wording: "A placement provider code of PR5 cannot be associated with placements P1.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                   > | P1    | PR5
                     | A3    | PR3
                     | K1    | PR4
                     | P1    | PR4
                   > | P1    | PR5
                     | P1    | PRO
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place_provider.is(PlacementProvider::PR5) && row.place.is(PlacementType::P1)
    });
}
