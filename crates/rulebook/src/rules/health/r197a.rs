use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child with a strengths and difficulties score has no reason for not having one.
    /// ## Why it matters
    /// The two contradict each other: either the questionnaire was completed or it was not.
    /// ## How to put it right
    /// Keep the score and clear SDQ_REASON, or clear the score if it is not this year’s.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 197a.
    Rule {
        code: "197a",
        wording: "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties Questionnaire score is filled in.",
        tables: &[Table::Oc2],
        fields: &["SDQ_SCORE", "SDQ_REASON"],
        check: Check::Child(check),
        cases: &["
            OC2 | CHILD | SDQ_SCORE | SDQ_REASON
                | 1     | 10        |
                | 2     |           | SDQ2
                | 3     |           |
              > | 4     | 10        | SDQ2
              > | 5     | 0         | SDQ1
              > | 6     | 41        | sdq1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.sdq_score.is_present() && row.sdq_reason.is_present()
    });
}
