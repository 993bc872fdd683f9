use crate::rules::engine::{Spell, later_of_overlapping};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The deprivation of liberty orders of a child do not overlap: a new one starts on or after
    /// the day the one before it ended.
    /// ## Why it matters
    /// One order is in force at a time. Overlapping ones count the same days twice.
    /// ## How to put it right
    /// Give the earlier order its end, or correct the start of the later one.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 705 (last changed in 2026-27).
    /// Which of two that overlap is reported follows the shared case: an open one stands before all
    /// others, and of two that ended the one with the later end is reported. An end that cannot be
    /// read counts as open.
    Rule {
        code: "705",
        wording: "A DoLO cannot start when the previous DoLO is still open.",
        tables: &[Table::DoLo],
        fields: &["DOLO_START", "DOLO_END"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | CHILD | DOLO_START | DOLO_END
                 | 1     | 01/01/2000 | 02/01/2000
                 | 1     | 04/01/2000 | 04/01/2000
               > | 1     | 03/01/2000 | 06/01/2000
                 | 2     | 01/01/2000 |
               > | 2     | 02/01/2000 | 02/01/2000
                 | 3     | 01/01/2000 | 02/01/2000
                 | 4     | 01/04/2025 | o2/04/2025
               > | 4     | 04/04/2025 |
               > | 4     | 08/04/2025 | 10/04/2025
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let spells: Vec<Spell> = child
        .dolo
        .iter()
        .map(|row| (row.dolo_start.get(), row.dolo_end.get()))
        .collect();
    for at in later_of_overlapping(&spells) {
        if let Some(row) = child.dolo.get(at) {
            found.row(*row);
        }
    }
}
