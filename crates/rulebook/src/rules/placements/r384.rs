use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child on short-term breaks (V3, V4) is not in long-term foster care (U1, U4).
    /// ## Why it matters
    /// Long-term fostering is a home until adulthood. A short-term break is a few days away from
    /// home.
    /// ## How to put it right
    /// Correct PLACE (U3 or U6 for a break with foster carers) or LS.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 384.
    Rule {
        code: "384",
        wording: "A child receiving respite care cannot be in a long-term foster placement ",
        tables: &[Table::Episodes],
        fields: &["PLACE", "LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | LS
                   > | U1    | V3
                   > | U4    | V4
                     | U6    | V3
                     | U1    | C2
                     | U4    |
                     |       | V4
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_short_breaks(row) && row.place.is_one_of(&[PlacementType::U1, PlacementType::U4])
    });
}
