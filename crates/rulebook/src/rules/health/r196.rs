use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SDQ_REASON, when it is filled in, is one of SDQ1 to SDQ5.
    /// ## Why it matters
    /// The reason shows whether questionnaires are missing because of age, refusal, disability
    /// or neglect of the task.
    /// ## How to put it right
    /// Use SDQ1 (under 4 or over 16), SDQ2 (carers refused), SDQ3 (severity of disability),
    /// SDQ4 (other) or SDQ5 (the child refused).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 196.
    Rule {
        code: "196",
        wording: "Strengths and Difficulties (SDQ) reason is not a valid code.",
        tables: &[Table::Oc2],
        fields: &["SDQ_REASON"],
        check: Check::Child(check),
        cases: &["
            OC2 | SDQ_REASON
                | SDQ2
              > | sdq2
              > | ''
                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| row.sdq_reason.is_other());
}
