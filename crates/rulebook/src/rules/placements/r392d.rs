use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The home and the placement have different postcodes, unless the child is placed with parents
    /// (P1).
    /// ## Why it matters
    /// A child who has moved lives somewhere else. The same postcode twice makes every distance
    /// nought.
    /// ## How to put it right
    /// Check both. HOME_POST is where the child lived on entering care; PL_POST is where the
    /// placement is.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 392d.
    Rule {
        code: "392d",
        wording: "Home and placement postcodes should not be same unless the placement type is P1.",
        tables: &[Table::Episodes],
        fields: &["HOME_POST", "PL_POST", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PL_POST | HOME_POST
                   > | P2    | BN20    | BN20
                     | P1    | BN20    | BN20
                     | P2    | BN21    | BN20
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.home_post.is_present()
            && row.home_post == row.pl_post
            && !row.place.is(PlacementType::P1)
    });
}
