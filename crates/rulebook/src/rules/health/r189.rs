use super::has_turned;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who was already 17 on the first day of the year has neither a strengths
    /// and difficulties score nor a reason for having none.
    /// ## Why it matters
    /// The questionnaire is for children up to 16; older ones are not in the published average.
    /// ## How to put it right
    /// Clear SDQ_SCORE and SDQ_REASON, or correct DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 189.
    Rule {
        code: "189",
        wording: "Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties (SDQ) score or a reason for no Strengths and Difficulties (SDQ) score has been completed.",
        tables: &[Table::Oc2],
        fields: &["DOB", "SDQ_SCORE", "SDQ_REASON"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            OC2 | CHILD | DOB        | SDQ_SCORE | SDQ_REASON
              > | 0     | 01/04/1962 | !!!       |
                | 1     | 02/04/1963 | OK        |
                | 2     | 01/01/1970 |           |
                | 3     | 31/03/1960 |           |
        ",
        "
            collection 01/04/2026 to 31/03/2027
            OC2 | CHILD | DOB        | SDQ_SCORE | SDQ_REASON
              > | 1     | 01/04/2009 |           | SDQ1
                | 2     | 02/04/2009 | 12        |
                | 3     |            | 12        |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        has_turned(row, child, 17, cx.start)
            && (row.sdq_score.is_present() || row.sdq_reason.is_present())
    });
}
