use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE of this year's first episode is what last year's return had for its open episode: it
    /// is the same episode. Where last year had Z1, any of Z11 to Z14, which took its place, will
    /// do.
    /// ## Why it matters
    /// Within one episode the placement does not change. A difference is a move that was not
    /// recorded, or a wrong code.
    /// ## How to put it right
    /// Check which of the two is right. If the child moved, end the episode and begin a new one; if
    /// last year's was wrong, tell DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503D (last changed in 2025-26).
    Rule {
        code: "503D",
        wording: "The placement type in the first episode does not match open episode at end of last year",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | PLACE
                   > | 1     | 01/06/2025 | 01/05/2026 | U6
                     | 1     | 01/05/2026 |            | K2
                     | 2     | 01/06/2025 |            | U6
                     | 3     | 01/06/2026 |            | K2
                     | 4     | 01/06/2025 |            | Z12
                   > | 5     | 01/06/2025 |            | K2
                   > | 6     | 01/06/2025 |            |
                     | 7     | 01/06/2025 |            | K2
                     | 8     |            |            | K2
            Episodes_last | CHILD | DECOM      | DEC        | PLACE
                          | 1     | 01/05/2025 | 01/06/2025 | U6
                          | 1     | 01/06/2025 |            | U4
                          | 2     | 01/06/2025 |            | U6
                          | 3     | 01/06/2025 | 31/03/2026 | U6
                          | 4     | 01/06/2025 |            | Z1
                          | 5     | 01/06/2025 |            | Z1
                          | 6     | 01/06/2025 |            | U6
                          | 8     | 01/06/2025 |            | U6
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.place != open.place
        && !took_its_place(first, open)
    {
        found.row(first);
    }
}

/// Whether only the code changed: `Z1` was split into `Z11` to `Z14` in 2025-26.
fn took_its_place(first: &Episode, open: &Episode) -> bool {
    use PlacementType as P;
    open.place.is(P::Z1) && first.place.is_one_of(&[P::Z11, P::Z12, P::Z13, P::Z14])
}
