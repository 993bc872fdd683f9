use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE_PROVIDER is left blank for temporary placements (T0 to T4) and other placements (Z11
    /// to Z14).
    /// ## Why it matters
    /// A temporary placement is published under the child's usual one. A provider given for it is
    /// not used and suggests that the placement type is wrong.
    /// ## How to put it right
    /// Remove the provider, or correct PLACE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 213 (last changed in 2025-26).
    Rule {
        code: "213",
        wording: "Placement provider information not required.",
        tables: &[Table::Episodes],
        fields: &["PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | PLACE_PROVIDER
                     | T0    |
                     | U6    |
                     | U1    | PR3
                     | U4    | PR4
                     | P1    | PR0
                   > | T2    | PR2
                   > | T3    | PR1
                     |       |
                     | Z1    |
                     | Z1    | notna
                     | Z11   |
                     | Z12   |
                   > | Z13   | value
                   > | Z14   | PR6
        ",
        "
            year 2025
            Episodes | PLACE | PLACE_PROVIDER
                   > | Z1    | PR4
                     | Z1    |
                   > | T0    | PR1
                     | Z11   | PR4
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::needs_no_provider(row, cx) && row.place_provider.is_present()
    });
}
