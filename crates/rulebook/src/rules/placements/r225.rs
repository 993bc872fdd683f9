use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that ended because the child moved (the next episode's RNE is P, T, B or U, and REC
    /// is no reason for leaving care) says why in REASON_PLACE_CHANGE. Not asked for moves into or out of a temporary
    /// placement (T0 to T4), nor for moves before 1 April 2015.
    /// ## Why it matters
    /// Why placements end is published. A move without a reason cannot be learned from.
    /// ## How to put it right
    /// Give the reason on the episode that ended, such as CARPL (care plan) or CREQB (the carer
    /// asked, because of behaviour).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 225.
    Rule {
        code: "225",
        wording: "Reason for placement change must be recorded.",
        tables: &[Table::Episodes],
        fields: &["REASON_PLACE_CHANGE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | RNE | REC | PLACE | REASON_PLACE_CHANGE
                   > | 1     | 01/05/2026 | 01/06/2026 | S   | X1  | U6    |
                     | 1     | 01/06/2026 | 01/07/2026 | P   | X1  | U4    | CARPL
                     | 1     | 01/07/2026 | 01/08/2026 | B   | X1  | U4    |
                   > | 1     | 01/08/2026 | 01/09/2026 | L   | X1  | U4    |
                   > | 1     | 01/09/2026 | 01/10/2026 | T   | X1  | U6    |
                     | 1     | 01/10/2026 |            | U   |     | U6    |
                     | 2     | 01/05/2026 | 01/06/2026 | S   | X1  | U6    |
                     | 2     | 01/06/2026 | 08/06/2026 | P   | X1  | T1    |
                     | 2     | 08/06/2026 | 01/07/2026 | P   | E4A | U6    |
                     | 2     | 01/09/2026 |            | S   |     | K2    |
                     | 3     | 01/01/2015 | 31/03/2015 | S   | X1  | U6    |
                     | 3     | 31/03/2015 | 01/04/2015 | P   | X1  | U6    | OTHER
                     | 3     | 01/04/2015 |            | P   |     | U6    |
                     | 4     |            |            | P   | X1  | U6    |
        ",
        "
            Episodes | CHILD | DECOM      | RNE | PLACE | REASON_PLACE_CHANGE
                   > | 1     | 01/05/2026 | S   | U6    |
                     | 1     | 01/06/2026 | P   | U4    | CARPL
                     | 1     | 01/07/2026 | P   | K2    |
        ",
        "
            Episodes | CHILD | DECOM      | PLACE | REASON_PLACE_CHANGE
                     | 1     | 01/05/2026 | U6    |
                   > | 1     | 01/06/2026 | U6    |
                     | 1     | 01/07/2026 | K2    |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (row, next) in child.successive_episodes() {
        // A blank REC is the matter of rules 142 and 148.
        let goes_on = row.rec.is_blank() || row.rec.is(ReasonEpisodeCeased::X1);
        // Where it was not said why the next episode began, another placement is a move.
        let moved = next
            .rne
            .is_and(|rne| rne.changes_placement() && rne != ReasonNewEpisode::S)
            || (next.rne.is_blank() && next.place != row.place);
        let asked = !super::is_temporary(row)
            && !super::is_temporary(next)
            && !row.dec.is_before(super::REASONS_BEGAN);
        if goes_on && moved && asked && row.reason_place_change.is_blank() {
            found.row(row);
        }
    }
}
