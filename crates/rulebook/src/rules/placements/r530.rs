use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Private provision (PR4) is not given for a placement with parents (P1).
    /// ## Why it matters
    /// A child with parents is provided for by nobody else, and no fee is paid.
    /// ## How to put it right
    /// Write PR0, or correct PLACE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 530.
    Rule {
        code: "530",
        wording: "A placement provider code of PR4 cannot be associated with placement P1.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                   > | P1    | PR4
                     | A3    | PR3
                     | K1    | PR4
                   > | P1    | PR4
                     | P1    | PR5
                     | P1    | PRO
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place_provider.is(PlacementProvider::PR4) && row.place.is(PlacementType::P1)
    });
}
