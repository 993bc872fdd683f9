use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SDQ_SCORE, when it is filled in, is a whole number from 0 to 40.
    /// ## Why it matters
    /// The average score is published for every authority as a measure of children's wellbeing.
    /// ## How to put it right
    /// Write the total score of the carer's questionnaire, or leave it blank and say why in
    /// SDQ_REASON.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 180.
    Rule {
        code: "180",
        wording: "Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
        tables: &[Table::Oc2],
        fields: &["SDQ_SCORE"],
        check: Check::Child(check),
        cases: &["
            OC2 | SDQ_SCORE
                | 10
              > | 41
              > | 58
              > | 72
                | 0
                | 40
              > | 39.5
                | 20
                |
              > | XX
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| row.sdq_score.is_other());
}
