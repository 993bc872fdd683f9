use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who died (E2), or who left care as an adult (E15, E17), has no further episode.
    /// ## Why it matters
    /// Nothing can follow; either the reason is wrong or the later episodes are of another child.
    /// ## How to put it right
    /// Check REC, and the child's identifier in the later episodes.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 437.
    Rule {
        code: "437",
        wording: "Reason episode ceased is child has died or is aged 18 or over but there are further episodes.",
        tables: &[Table::Episodes],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                   > | 1     | 01/05/2026 | 01/06/2026 | E2
                     | 1     | 01/07/2026 |            |
                   > | 2     | 01/05/2026 | 01/06/2026 | E15
                     | 2     | 01/06/2026 | 01/07/2026 | E2
                     | 3     | 01/07/2026 |            |
                   > | 3     | 01/05/2026 | 01/06/2026 | E17
                     | 4     | 01/05/2026 | 01/06/2026 | E4A
                     | 4     | 01/07/2026 | 01/08/2026 | E17
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    const FOR_GOOD: [ReasonEpisodeCeased; 3] = [
        ReasonEpisodeCeased::E2,
        ReasonEpisodeCeased::E15,
        ReasonEpisodeCeased::E17,
    ];
    for (episode, _) in child.successive_episodes() {
        if episode.rec.is_one_of(&FOR_GOOD) {
            found.row(episode);
        }
    }
}
