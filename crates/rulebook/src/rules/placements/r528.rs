use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Another authority's provision (PR2) is not given for a placement with parents (P1), in a
    /// health establishment (R2) or in a young offender institution (R5).
    /// ## Why it matters
    /// No authority provides these: parents, health bodies and the justice system do.
    /// ## How to put it right
    /// Check both: PR0 goes with P1, and R2 and R5 are provided by other public bodies or by
    /// others.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 528.
    Rule {
        code: "528",
        wording: "A placement provider code of PR2 cannot be associated with placements P1, R2 or R5.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                   > | P1    | PR2
                     | A3    | PR3
                     | K1    | PR2
                     | P1    | PR4
                     | P1    | PR5
                   > | R2    | PR2
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place_provider.is(PlacementProvider::PR2)
            && row
                .place
                .is_one_of(&[PlacementType::P1, PlacementType::R2, PlacementType::R5])
    });
}
