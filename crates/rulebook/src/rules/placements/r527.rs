use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The authority's own provision (PR1) is not given for a placement with parents (P1), in a
    /// health establishment (R2) or in a young offender institution (R5).
    /// ## Why it matters
    /// An authority provides none of these: parents, health bodies and the justice system do.
    /// ## How to put it right
    /// Check both: PR0 goes with P1, and R2 and R5 are provided by other public bodies or by
    /// others.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 527.
    Rule {
        code: "527",
        wording: "A placement provider code of PR1 cannot be associated with placements P1, R2 or R5.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                   > | P1    | PR1
                     | A3    | PR3
                     | K1    | PR4
                   > | R2    | PR1
                   > | P1    | PR1
                     | X1    | PR1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place_provider.is(PlacementProvider::PR1)
            && row
                .place
                .is_one_of(&[PlacementType::P1, PlacementType::R2, PlacementType::R5])
    });
}
