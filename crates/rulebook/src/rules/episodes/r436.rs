use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that began because both the legal status and the placement changed (RNE B, or U
    /// with the same carers) has another legal status than the one before, and another placement:
    /// type, postcode, number (URN) or provider.
    /// ## Why it matters
    /// It is counted both as a change of legal status and as a move. If one of them did not change,
    /// one of the counts is wrong.
    /// ## How to put it right
    /// If only the legal status changed, write RNE L; if only the placement did, P, or T when the
    /// carers stayed the same. Otherwise correct LS or the placement.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 436.
    Rule {
        code: "436",
        wording: "Reason for new episode is that both child’s placement and legal status have changed, but this is not reflected in the episode data.",
        tables: &[Table::Episodes],
        fields: &["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE | LS | PL_POST | URN      | PLACE | PLACE_PROVIDER
                     | 1     | 01/05/2026 | B   | V2 | WN1 1AA | SC000001 | U6    | PR1
                     | 1     | 01/06/2026 | B   | C1 | WN2 2BB | SC000002 | U6    | PR4
                   > | 1     | 01/07/2026 | B   | C1 | WN1 1AA | SC000001 | U6    | PR1
                   > | 1     | 01/08/2026 | U   | C2 | WN1 1AA | SC000001 | U6    | PR1
                     | 1     | 01/09/2026 | U   | E1 | WN1 1AA | SC000001 | A5    | PR1
                   > | 1     | 01/10/2026 | U   | E1 | WN1 1AA | SC000001 | A5    | PR1
                     | 1     | 01/11/2026 | L   | E1 | WN1 1AA | SC000001 | A5    | PR1
                     | 1     |            | B   | E1 | WN1 1AA | SC000001 | A5    | PR1
                     | 2     | 01/05/2026 | S   | C1 |         |          | U6    |
                     | 2     | 01/06/2026 | B   | C2 |         |          | K2    |
                   > | 2     | 01/07/2026 | B   |    |         |          | K2    |
                     | 2     | 01/08/2026 | B   | C2 |         |          | R2    |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    use ReasonNewEpisode as Rne;
    for (before, row) in child.successive_episodes() {
        if row.rne.is_one_of(&[Rne::B, Rne::U])
            && (before.ls == row.ls || super::is_same_placement(before, row))
        {
            found.row(row);
        }
    }
}
