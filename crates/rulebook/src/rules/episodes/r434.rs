use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that began because only the legal status changed (RNE L) has another legal status
    /// than the one before, and the same placement: type, postcode, number (URN) and provider.
    /// ## Why it matters
    /// A change of legal status is no move. If the placement changed too, a move is missing from
    /// the count.
    /// ## How to put it right
    /// If both changed, write RNE B, or U when the carers stayed the same. Otherwise correct LS or
    /// the placement.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 434.
    Rule {
        code: "434",
        wording: "Reason for new episode is that child's legal status has changed but not the placement, but this is not reflected in the episode data.",
        tables: &[Table::Episodes],
        fields: &["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE | LS | PL_POST | URN | PLACE | PLACE_PROVIDER
                     | 111   | 01/01/2020 | L   | -- | ooo     | --- | ---   | ---
                     | 111   | 01/02/2020 | P   | -- | ooo     | --- | ---   | ---
                   > | 111   | 01/12/2020 | L   | -- | ooo     | --- | ---   | ---
                     | 111   | 01/03/2020 | P   | -- | ooo     | --- | ---   | ---
                     | 222   | 01/01/2020 | L   | -- | ---     | --- | ---   | ---
                     | 222   | 01/02/2020 | L   | xx | ---     | --- | ---   | ---
                   > | 222   | 01/03/2020 | L   | oo | ---     | xxx | ---   | ---
                   > | 222   | 01/04/2020 | L   | oo | xxx     | xxx | ---   | ---
                     | 333   | 01/03/2020 | P   | C1 | ---     |     | ---   | ---
                     | 333   | 01/04/2020 | L   | C2 | ---     |     | ---   | ---
        ",
        "
            Episodes | CHILD | DECOM      | RNE | LS | PL_POST | URN      | PLACE | PLACE_PROVIDER
                     | 1     | 01/05/2026 | S   | V2 | WN1 1AA | SC000001 | U6    | PR1
                     | 1     | 01/06/2026 | L   | C1 | WN1 1AA | SC000001 | U6    | PR1
                   > | 1     | 01/07/2026 | L   | C2 | WN1 1AA | SC000001 | U4    | PR1
                   > | 1     | 01/08/2026 | L   | E1 | WN1 1AA | SC000001 | U4    | PR5
                     | 1     |            | L   | E1 | WN1 1AA | SC000001 | U4    | PR5
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (before, row) in child.successive_episodes() {
        if row.rne.is(ReasonNewEpisode::L)
            && (before.ls == row.ls || !super::is_same_placement(before, row))
        {
            found.row(row);
        }
    }
}
