use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that carries on a period of care (RNE other than S) begins on the day the one
    /// before it ended.
    /// ## Why it matters
    /// A gap or an overlap of even one day breaks the period of care in two, and with it how long
    /// the child has been looked after.
    /// ## How to put it right
    /// Make DECOM the DEC of the episode before. If the child really left care between the two, RNE
    /// is S and the earlier episode has its reason for leaving.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 433.
    Rule {
        code: "433",
        wording: "The reason for new episode suggests that this is a continuation episode, but the episode does not start on the same day as the last episode finished.",
        tables: &[Table::Episodes],
        fields: &["RNE", "DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE | DEC
                     | 101   | 20/10/2021 | S   | 20/11/2021
                     | 102   | 19/11/2021 | P   |
                     | 102   | 17/06/2021 | P   | 19/11/2021
                     | 103   | 04/04/2020 | B   | 12/09/2020
                   > | 103   | 11/09/2020 | B   | 06/05/2021
                   > | 103   | 07/05/2021 | B   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (before, episode) in child.successive_episodes() {
        let carries_on = episode.rne.is_and(|rne| rne != ReasonNewEpisode::S);
        let apart = before.dec.is_before(&episode.decom) || before.dec.is_after(&episode.decom);
        if carries_on && apart {
            found.row(episode);
        }
    }
}
