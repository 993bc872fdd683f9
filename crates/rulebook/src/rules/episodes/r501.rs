use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode begins on or after the day the one before it ended.
    /// ## Why it matters
    /// A child is in one placement under one legal status at a time. Overlapping episodes count the
    /// same days twice.
    /// ## How to put it right
    /// Make DEC of the earlier episode and DECOM of the later one the same day.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 501.
    Rule {
        code: "501",
        wording: "A new episode has started before the end date of the previous episode.",
        tables: &[Table::Episodes],
        fields: &["DECOM", "DEC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/05/2026 | 01/06/2026
                     | 1     | 01/06/2026 | 05/06/2026
                   > | 1     | 04/06/2026 |
                   > | 2     | 31/05/2026 |
                     | 2     | 01/05/2026 | 01/06/2026
                     | 3     | 01/05/2026 |
                     | 3     | 01/06/2026 |
                     | 4     | 01/05/2026 | 31/06/2026
                     | 4     | 01/06/2026 |
                     | 5     |            | 01/06/2026
                     | 5     | 01/05/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (before, episode) in child.successive_episodes() {
        if episode.decom.is_before(&before.dec) {
            found.row(episode);
        }
    }
}
