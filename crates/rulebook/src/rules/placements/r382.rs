use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child on short-term breaks (V3, V4) is not in a temporary placement (T0 to T4).
    /// ## Why it matters
    /// A short-term break is itself a short stay. There is no usual placement to be away from.
    /// ## How to put it right
    /// Record the placement under its own type, or correct LS.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 382.
    Rule {
        code: "382",
        wording: "A child receiving respite care cannot be in a temporary placement.",
        tables: &[Table::Episodes],
        fields: &["LS", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | LS
                   > | T0    | V3
                     | R4    | V3
                     | T1    | X3
                   > | T2    | V4
                   > | T3    | V4
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_short_breaks(row) && super::is_temporary(row)
    });
}
