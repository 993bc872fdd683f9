use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When a child with a substance misuse problem did not receive an intervention, it is said
    /// whether one was offered.
    /// ## Why it matters
    /// It tells children who turned help down from children who were never asked.
    /// ## How to put it right
    /// Fill in INTERVENTION_OFFERED with 1 (offered and refused) or 0 (not offered), or correct
    /// INTERVENTION_RECEIVED.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 159.
    Rule {
        code: "159",
        wording: "If a child has been recorded as not receiving an intervention for their substance misuse problem, then the additional item on whether an intervention was offered should be completed as well.",
        tables: &[Table::Oc2],
        fields: &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
        check: Check::Child(check),
        cases: &["
            OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                | 1                | 1                     |
                | 1                | 0                     | 0
              > | 1                | 0                     |
                | 1                |                       |
              > | 1                | 0                     |
                | 1                | 1                     | 1
                |                  | 1                     |
                |                  |                       |
                | 1                | 0                     | 0
                | 0                | 1                     | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.substance_misuse.is(YesNo::Yes)
            && row.intervention_received.is(YesNo::No)
            && row.intervention_offered.is_blank()
    });
}
