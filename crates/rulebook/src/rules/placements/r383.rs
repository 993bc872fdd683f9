use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// After a temporary placement (T0 to T4) the child goes back to the usual one: the next other
    /// episode has the type and postcode of the one before, and begins with RNE P or B. Not checked
    /// while there is no episode before or after, nor when care ended in the temporary placement
    /// (rule 381).
    /// ## Why it matters
    /// Temporary placements are left out of the count of moves because the child comes back. A
    /// child who did not come back has moved twice.
    /// ## How to put it right
    /// If the child came back, correct PLACE, PL_POST or RNE of the episode after. If not, record
    /// the temporary placement under its own type.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 383 (last changed in 2025-26).
    Rule {
        code: "383",
        wording: "A child in a temporary placement must subsequently return to his/her normal placement.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "RNE", "PL_POST"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE | PLACE | PL_POST | REC
                     | 1     | 01/05/2026 | S   | U6    | WN1 1AA | X1
                     | 1     | 01/06/2026 | P   | T1    | WN5 9XX | X1
                     | 1     | 08/06/2026 | P   | U6    | WN1 1AA | X1
                   > | 1     | 01/07/2026 | P   | T2    | WN5 9XX | X1
                     | 1     | 08/07/2026 | P   | U6    | WN2 2BB | X1
                   > | 1     | 01/08/2026 | P   | T3    | WN5 9XX | X1
                     | 1     | 08/08/2026 | P   | U4    | WN2 2BB | X1
                   > | 1     | 01/09/2026 | P   | T4    | WN5 9XX | X1
                     | 1     | 08/09/2026 | T   | U4    | WN2 2BB | X1
                     | 1     | 01/10/2026 | P   | T4    | WN5 9XX | X1
                     | 1     | 03/10/2026 | P   | T1    | WN6 0ZZ | X1
                     | 1     | 08/10/2026 | B   | U4    | WN2 2BB | X1
                     | 1     | 01/11/2026 | P   | T4    | WN5 9XX |
                     | 2     | 01/05/2026 | P   | T1    | WN5 9XX | X1
                     | 2     | 08/05/2026 | P   | U6    | WN1 1AA |
                     | 3     | 01/05/2026 | S   | U6    | WN1 1AA | X1
                     | 3     | 01/06/2026 | P   | T1    | WN5 9XX | E4A
                     | 3     | 08/08/2026 | S   | K2    | WN1 1AA |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let episodes = child.dated_episodes();
    let mut usual: Option<&Episode> = None;
    for (at, row) in episodes.iter().enumerate() {
        if !super::is_temporary(row) {
            usual = Some(row);
            continue;
        }
        let left_care = row.rec.is_present() && !row.rec.is(ReasonEpisodeCeased::X1);
        let next = episodes
            .iter()
            .skip(at + 1)
            .find(|next| !super::is_temporary(next));
        if let (Some(usual), Some(next)) = (usual, next)
            && !left_care
            && !came_back(usual, next)
        {
            found.row(*row);
        }
    }
}

/// Whether an episode goes on with the placement of another.
fn came_back(usual: &Episode, next: &Episode) -> bool {
    next.rne
        .is_one_of(&[ReasonNewEpisode::P, ReasonNewEpisode::B])
        && next.place == usual.place
        && next.pl_post == usual.pl_post
}
