use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No episode ends after the end of the collection year.
    /// ## Why it matters
    /// The end belongs to a later return; in this one the episode is open.
    /// ## How to put it right
    /// Check DEC; leave it and the reason blank if the episode was open on 31 March.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 385.
    Rule {
        code: "385",
        wording: "Date episode ceased must be on or before the end of the current collection year.",
        tables: &[Table::Episodes],
        fields: &["DEC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/05/2026 | 31/03/2027
                   > | 2     | 01/05/2026 | 01/04/2027
                     | 3     | 01/05/2026 |
                     | 4     | 01/05/2026 | 31/04/2027
                   > | 5     |            | 01/06/2027
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| row.dec.is_after(cx.end));
}
