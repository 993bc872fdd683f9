use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// After an episode in which the child left care (REC other than X1), the next one begins with
    /// RNE S.
    /// ## Why it matters
    /// A child who has left care and comes back starts to be looked after again, and is counted so.
    /// ## How to put it right
    /// If the child left care, write S in RNE. If care went on, REC of the episode before is X1.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 432.
    Rule {
        code: "432",
        wording: "The child ceased to be looked after at the end of the previous episode but the reason for the new episode is not started to be looked after.",
        tables: &[Table::Episodes],
        fields: &["RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | RNE | DECOM      | REC
                     | 111   | P   | 01/06/2020 | E2
                   > | 111   | P   | 05/06/2020 | E3
                   > | 111   | T   | 06/06/2020 | E3
                     | 111   | S   | 08/06/2020 |
                     | 222   | S   | 05/06/2020 | E3
                     | 333   | B   | 06/06/2020 | E3
                   > | 333   | U   | 10/06/2020 |
                     | 444   | S   | 07/06/2020 | E3
                     | 444   | S   | 08/06/2020 | E3
                   > | 444   | T   | 09/06/2020 | E3
                     | 444   | S   | 15/06/2020 | E3
        ",
        "
            Episodes | CHILD | RNE | DECOM      | REC
                     | 1     | S   | 01/05/2026 | X1
                     | 1     | P   | 01/06/2026 | E4A
                   > | 1     |     | 01/07/2026 |
                     | 2     | S   | 01/05/2026 |
                     | 2     | P   | 01/06/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (before, episode) in child.successive_episodes() {
        let left = before.rec.is_and(|rec| rec.leaves_care());
        if left && !episode.rne.is(ReasonNewEpisode::S) {
            found.row(episode);
        }
    }
}
