use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When a substance misuse problem was identified, it is said whether an intervention was
    /// received.
    /// ## Why it matters
    /// It is the measure of whether a known problem was met with help.
    /// ## How to put it right
    /// Fill in INTERVENTION_RECEIVED with 1 or 0, or correct SUBSTANCE_MISUSE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 192.
    Rule {
        code: "192",
        wording: "Child has been identified as having a substance misuse problem but the additional item on whether an intervention was received has been left blank.",
        tables: &[Table::Oc2],
        fields: &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"],
        check: Check::Child(check),
        cases: &["
            OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
                | 0                | 0
                |                  |
                | 0                | 1
                | 1                | 1
              > | 1                |
              > | 1                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.substance_misuse.is(YesNo::Yes) && row.intervention_received.is_blank()
    });
}
