use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When an intervention for substance misuse was received, whether one was offered is left
    /// blank.
    /// ## Why it matters
    /// The offer is asked about only where nothing was received.
    /// ## How to put it right
    /// Clear INTERVENTION_OFFERED, or correct INTERVENTION_RECEIVED.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 158.
    Rule {
        code: "158",
        wording: "If a child has been recorded as receiving an intervention for their substance misuse problem, then the additional item on whether an intervention was offered should be left blank.",
        tables: &[Table::Oc2],
        fields: &["INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
        check: Check::Child(check),
        cases: &["
            OC2 | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                | 1                     |
                |                       | 1
                | 0                     | 0
              > | 1                     | 1
              > | 1                     | 0
                | 0                     | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.intervention_received.is(YesNo::Yes) && row.intervention_offered.is_present()
    });
}
