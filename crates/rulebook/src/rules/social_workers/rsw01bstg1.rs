use super::needs_a_reason;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A social worker's spell that began on or after 1 April 2023 has its beginning, the worker's
    /// identifier and the reason for the change of worker.
    /// ## Why it matters
    /// How many workers a child has had, and why they changed, is counted from whole rows.
    /// ## How to put it right
    /// Add SW_DECOM, SW_ID and SW_REASON.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW01bSTG1 (last changed in 2024-25).
    Rule {
        code: "SW01bSTG1",
        wording: "For each social worker episode, information should be complete",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DECOM", "SW_ID", "SW_REASON"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD  | SW_ID | SW_DECOM   | SW_REASON
                     > | child1 |       | 01/01/2024 |
                     > | child2 | xx    |            |
                     > | child3 | xx    | 01/01/2024 |
                       | child4 | xx    | 01/01/1999 |
                       | child5 | xx    | 01/01/1999 |
                       | child6 | xx    | 01/01/1999 |
                     > | child7 | xx    | 01/01/2024 |
                     > | child9 | xx    |            |
        ",
        "
            SWEpisodes | CHILD | SW_ID | SW_DECOM   | SW_REASON
                       | 1     | SW1   | 31/03/2023 |
                     > | 2     | SW1   | 01/04/2023 |
                     > | 3     |       | 01/04/2023 | MANAGE
                       | 4     | SW1   | 01/04/2023 | MANAGE
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| {
        let lacks = row.sw_id.is_blank() || row.sw_reason.is_blank();
        row.sw_decom.is_blank() || row.sw_decom.is_and(needs_a_reason) && lacks
    });
}
