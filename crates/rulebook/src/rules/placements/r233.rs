use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// REASON_PLACE_CHANGE is left blank while the episode goes on (no DEC).
    /// ## Why it matters
    /// A placement that has not ended has no reason for its ending. One is left over, or the end is
    /// missing.
    /// ## How to put it right
    /// Remove the reason, or add DEC and REC if the episode has ended.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 233 (last changed in 2025-26).
    Rule {
        code: "233",
        wording: "Reason for placement change is not required when the episode has not ceased.",
        tables: &[Table::Episodes],
        fields: &["REASON_PLACE_CHANGE"],
        years: Years::since(2026),
        check: Check::Child(check),
        cases: &["
            Episodes | DEC  | REASON_PLACE_CHANGE
                     | data |
                     |      |
                   > |      | data
                     | data | data
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.dec.is_blank() && row.reason_place_change.is_present()
    });
}
