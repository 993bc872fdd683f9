use super::needs_a_reason;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A social worker's spell has its beginning and, when it began before April 2023, the worker's
    /// identifier.
    /// ## Why it matters
    /// How many workers a child has had is counted from whole rows; one without a worker or a date
    /// cannot be counted.
    /// ## How to put it right
    /// Add SW_DECOM and SW_ID.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW01aSTG1 (last changed in 2024-25).
    /// Spells that began on or after 1 April 2023 are checked by rule SW01bSTG1, which asks for the
    /// reason too.
    Rule {
        code: "SW01aSTG1",
        wording: "For each social worker episode, information should be complete",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DECOM", "SW_ID"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD  | SW_ID | SW_DECOM   | SW_REASON
                       | child1 |       | 01/01/2024 |
                     > | child2 | xx    |            |
                       | child3 | xx    | 01/01/2024 |
                       | child4 | xx    | 01/01/1999 |
                       | child5 | xx    | 01/01/1999 |
                       | child7 | xx    | 01/01/2024 |
                     > | child9 | xx    |            |
        ",
        "
            SWEpisodes | CHILD | SW_ID | SW_DECOM
                     > | 1     |       | 31/03/2023
                       | 2     |       | 01/04/2023
                       | 3     | SW1   | 31/03/2023
                     > | 4     |       |
                       | 5     |       | 31/02/2023
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| {
        let older = row.sw_decom.is_and(|day| !needs_a_reason(day));
        row.sw_decom.is_blank() || older && row.sw_id.is_blank()
    });
}
