use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The first episode of a child who has none in last year's return begins with RNE S: the child
    /// started to be looked after.
    /// ## Why it matters
    /// Without a start, the child is not counted among those who came into care, and the period of
    /// care has no beginning.
    /// ## How to put it right
    /// Add the episode before this one, if it was left out, or correct RNE to S. If last year's
    /// return lacks the child by mistake, tell DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 357.
    /// Whether an episode is the first ever is seen from last year's return; without it the rule is
    /// not checked, for every child carried over would be reported.
    Rule {
        code: "357",
        wording: "If this is the first episode ever for this child, reason for new episode must be S.  Check whether there is an episode immediately preceding this one, which has been left out.  If not the reason for new episode code must be amended to S.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE
                     | 1     | 01/05/2026 | S
                     | 1     | 01/06/2026 | P
                   > | 2     | 01/05/2026 | P
                   > | 3     | 01/05/2026 | L
                     | 3     | 01/06/2026 | S
                   > | 4     | 01/05/2026 |
                     | 5     | 01/03/2026 | P
                     | 6     |            | P
            Episodes_last | CHILD | DECOM      | RNE
                          | 5     | 01/03/2026 | P
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some(first) = child.dated_episodes().first()
        && child.last.episodes.is_empty()
        && !first.rne.is(ReasonNewEpisode::S)
    {
        found.row(*first);
    }
}
