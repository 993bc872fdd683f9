use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No social worker's spell ends on the day it began.
    /// ## Why it matters
    /// A worker of a few hours is a slip or a handover, and adds one to the number of workers a
    /// child has had.
    /// ## How to put it right
    /// Check the two dates. If the worker never took the child on, remove the row and let its
    /// neighbours meet.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW09STG2 (last changed in 2023-24).
    Rule {
        code: "SW09STG2",
        wording: "Social worker episode appears to have lasted for less than 24 hours.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DECOM", "SW_DEC"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC
                       | 1     | 01/05/2026 | 02/05/2026
                     > | 1     | 02/05/2026 | 02/05/2026
                       | 1     | 02/05/2026 |
                       | 2     |            |
                       | 3     | 31/06/2026 | 31/06/2026
                       | 4     | 03/05/2026 | 02/05/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| row.sw_decom.is_on(&row.sw_dec));
}
