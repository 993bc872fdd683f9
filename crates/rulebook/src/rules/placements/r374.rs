use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in residential employment (P3) is at least 14 years old on the day the episode
    /// began.
    /// ## Why it matters
    /// Nobody younger may work where they live.
    /// ## How to put it right
    /// Check PLACE, DECOM and the date of birth.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 374.
    Rule {
        code: "374",
        wording: "Child in residential employment should be at least 14 years old.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE
                     | 1     | 01/06/2026 | P3
                   > | 1     | 31/05/2026 | P3
                     | 1     | 31/05/2026 | K2
                     | 1     |            | P3
                   > | 1     | 01/01/2012 | P3
                     | 2     | 01/05/2026 | P3
                     | 3     | 01/05/2026 | P3
            Header   | CHILD | DOB
                     | 1     | 01/06/2012
                     | 2     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::P3)
            && row
                .decom
                .is_and(|began| super::is_younger(child, 14, began))
    });
}
