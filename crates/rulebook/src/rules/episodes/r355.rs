use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No episode ends on the day it began.
    /// ## Why it matters
    /// An episode is at least one night. A shorter one adds a placement to the count of moves that
    /// never was.
    /// ## How to put it right
    /// Check the two dates. If the episode was not real, delete it and let its neighbours meet.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 355.
    Rule {
        code: "355",
        wording: "Episode appears to have lasted for less than 24 hours",
        tables: &[Table::Episodes],
        fields: &["DECOM", "DEC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/04/2026 | 02/04/2026
                   > | 1     | 02/04/2026 | 02/04/2026
                     | 1     | 02/04/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| row.decom.is_on(&row.dec));
}
