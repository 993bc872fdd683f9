use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode in which a child starts to be looked after (RNE S) does not begin on the day the
    /// one before it ended.
    /// ## Why it matters
    /// Then care went on without a break. Recorded as a new start, it is counted as a child leaving
    /// and another coming into care.
    /// ## How to put it right
    /// If care went on, write what changed (P, L, T, U, B) in RNE and X1 in REC of the episode
    /// before. If the child left and came back, the dates differ.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 431.
    Rule {
        code: "431",
        wording: "The reason for new episode is started to be looked after, but the previous episode ended on the same day.",
        tables: &[Table::Episodes],
        fields: &["RNE", "DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE | DEC
                     | 1     | 01/05/2026 | S   | 01/06/2026
                   > | 1     | 01/06/2026 | S   | 01/07/2026
                     | 1     | 01/07/2026 | P   | 01/08/2026
                     | 1     | 02/08/2026 | S   |
                   > | 2     | 01/06/2026 | S   |
                     | 2     | 01/05/2026 | S   | 01/06/2026
                     | 3     | 01/06/2026 | S   |
                     | 4     | 01/05/2026 | S   |
                     | 4     | 01/06/2026 | S   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (before, episode) in child.successive_episodes() {
        if episode.rne.is(ReasonNewEpisode::S) && before.dec.is_on(&episode.decom) {
            found.row(episode);
        }
    }
}
