use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A short break in a series (V3) is one episode: it begins with RNE S and nothing changes
    /// during it.
    /// ## Why it matters
    /// Each break is a placement of its own. A change inside one would be counted as a move of a
    /// child who goes home after a few days.
    /// ## How to put it right
    /// Record each break as an episode of its own with RNE S. If the child stays on and moves, the
    /// legal status is no longer V3.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 366.
    Rule {
        code: "366",
        wording: "A child cannot change placement during the course of an individual short-term respite break.",
        tables: &[Table::Episodes],
        fields: &["RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | RNE
                     | V3 | S
                     | V4 | T
                     | U1 |
                     | U2 |
                   > | V3 | U
                   > | V3 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.ls.is(LegalStatus::V3) && !row.rne.is(ReasonNewEpisode::S)
    });
}
