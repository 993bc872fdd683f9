use super::has_not_turned;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child under 4 at the end of the year has neither a strengths and difficulties score
    /// nor a reason for having none.
    /// ## Why it matters
    /// The questionnaire is for children from 4 on; a younger child’s score is a slip or
    /// another child’s.
    /// ## How to put it right
    /// Clear SDQ_SCORE and SDQ_REASON, or correct DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 188.
    Rule {
        code: "188",
        wording: "Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or a reason for no SDQ score has been completed. ",
        tables: &[Table::Oc2],
        fields: &["SDQ_SCORE", "SDQ_REASON"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            OC2 | CHILD | DOB        | SDQ_SCORE | SDQ_REASON
                | 0     | 01/01/1970 | OK        |
              > | 1     | 01/01/1980 | !!!       |
                | 2     | 01/01/1970 |           |
                | 3     | 31/03/1977 | OK        |
              > | 4     | 01/04/1977 | !!!       |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        has_not_turned(row, child, 4, cx.end)
            && (row.sdq_score.is_present() || row.sdq_reason.is_present())
    });
}
