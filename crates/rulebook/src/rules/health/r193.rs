use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child without an identified substance misuse problem has nothing under intervention
    /// received or offered.
    /// ## Why it matters
    /// Help with a problem that is not recorded means that one of the two items is wrong.
    /// ## How to put it right
    /// Clear INTERVENTION_RECEIVED and INTERVENTION_OFFERED, or write 1 in SUBSTANCE_MISUSE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 193.
    Rule {
        code: "193",
        wording: "Child not identified as having a substance misuse problem but at least one of the two additional items on whether an intervention were offered and received have been completed.",
        tables: &[Table::Oc2],
        fields: &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
        check: Check::Child(check),
        cases: &["
            OC2 | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
              > | 0                | 0                     | 0
                |                  |                       |
              > | 0                | 1                     | 1
                | 1                | 1                     | 1
              > |                  | 1                     |
              > |                  |                       | 0
                | 0                |                       |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        !row.substance_misuse.is(YesNo::Yes)
            && (row.intervention_received.is_present() || row.intervention_offered.is_present())
    });
}
