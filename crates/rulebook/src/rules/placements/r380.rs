use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A period of care (RNE S) does not begin with a temporary placement (T0 to T4).
    /// ## Why it matters
    /// A temporary placement is a stay away from the usual one. A child who has just come into care
    /// has no usual one yet.
    /// ## How to put it right
    /// Record the placement under its own type, or add the episode in the usual placement that came
    /// before.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 380.
    Rule {
        code: "380",
        wording: "A period of care cannot start with a temporary placement.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | RNE
                   > | T0    | S
                   > | T1    | S
                   > | T4    | S
                     | T1    | P
                     | T1    |
                     | U6    | S
                     |       | S
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_temporary(row) && row.rne.is(ReasonNewEpisode::S)
    });
}
