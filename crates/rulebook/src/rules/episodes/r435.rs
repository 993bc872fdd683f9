use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that began because only the placement changed (RNE P, or T with the same carers)
    /// has the same legal status as the one before, and another placement: type, postcode, number
    /// (URN) or provider.
    /// ## Why it matters
    /// Placement moves are counted from these episodes. One in which nothing changed counts a move
    /// that never was.
    /// ## How to put it right
    /// If the legal status changed too, write RNE B (or U with the same carers); if only it
    /// changed, L. Otherwise correct the placement, or join the two episodes.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 435.
    Rule {
        code: "435",
        wording: "Reason for new episode is that child’s placement has changed but not the legal status, but this is not reflected in the episode data recorded.",
        tables: &[Table::Episodes],
        fields: &["LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE | LS | PL_POST | URN   | PLACE | PLACE_PROVIDER
                     | 111   | 01/06/2020 | P   | L1 | XX1     | SC112 | R1    | PR1
                     | 111   | 03/06/2020 | P   | L1 | XX3     | SC112 | R1    | PR1
                   > | 111   | 04/06/2020 | P   | L1 | XX3     | SC112 | R1    | PR1
                     | 111   | 05/06/2020 | P   | L1 | XX1     | SC112 | R1    | PR1
                     | 222   | 07/06/2020 | P   | L1 | XX1     | SC112 | R1    | PR4
                     | 222   | 08/06/2020 | P   | L1 | XX1     | SC112 | R1    | PR1
                   > | 222   | 09/06/2020 | P   | L3 | XX1     | SC112 | R1    | PR1
        ",
        "
            Episodes | CHILD | DECOM      | RNE | LS | PL_POST | URN      | PLACE | PLACE_PROVIDER
                     | 1     |            | P   | C2 | WN1 1AA | SC000001 | U6    | PR1
                     | 1     | 01/06/2026 | S   | C2 | WN1 1AA | SC000001 | U6    | PR1
                     | 1     | 01/07/2026 | T   | C2 | WN1 1AA | SC000001 | U4    | PR1
                   > | 1     | 01/08/2026 | T   | C2 | WN1 1AA | SC000001 | U4    | PR1
                   > | 1     | 01/09/2026 | T   | E1 | WN1 1AA | SC000001 | A5    | PR1
                     | 1     | 01/10/2026 | B   | E1 | WN1 1AA | SC000001 | A5    | PR1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    use ReasonNewEpisode as Rne;
    for (before, row) in child.successive_episodes() {
        if row.rne.is_one_of(&[Rne::P, Rne::T])
            && (before.ls != row.ls || super::is_same_placement(before, row))
        {
            found.row(row);
        }
    }
}
