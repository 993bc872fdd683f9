use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Other public provision (PR3) is not given for placements with parents (P1) or for adoption
    /// (A3 to A6), children's homes (K1, K2) or foster homes (U1 to U6).
    /// ## Why it matters
    /// These are provided by authorities, private firms and charities; no health body or other
    /// public organisation runs them.
    /// ## How to put it right
    /// Check both: PR1 is own provision, PR2 another authority's, PR4 private, PR5 voluntary.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 529.
    Rule {
        code: "529",
        wording: "Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 as these placements cannot be provided by other public organisations.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE_PROVIDER | PLACE
                     | PR0            | U1
                     | PR1            | U2
                   > | PR3            | U3
                     | PR3            | T1
                     |                |
                   > | PR3            | A3
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place_provider.is(PlacementProvider::PR3)
            && row.place.is_and(|place| {
                place.is_adoption()
                    || place.is_foster()
                    || matches!(
                        place,
                        PlacementType::P1 | PlacementType::K1 | PlacementType::K2
                    )
            })
    });
}
