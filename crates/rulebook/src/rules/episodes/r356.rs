use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode ends on or after the day it began.
    /// ## Why it matters
    /// A stay of a negative number of days makes nonsense of the order of the episodes and of how
    /// long the child has been in care.
    /// ## How to put it right
    /// Check DECOM and DEC. A slip of the month or the year is the usual cause.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 356.
    Rule {
        code: "356",
        wording: "The date the episode ceased is before the date the same episode started.",
        tables: &[Table::Episodes],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 02/05/2026 | 03/05/2026
                     | 1     | 03/05/2026 | 03/05/2026
                   > | 1     | 03/05/2026 | 02/05/2026
                     | 2     | 03/05/2026 |
                     | 3     |            | 03/05/2026
                     | 4     | 03/05/2026 | 31/02/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| row.dec.is_before(&row.decom));
}
