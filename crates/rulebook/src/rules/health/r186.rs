use super::{has_not_turned, has_turned};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child looked after all year who was 4 or older on its first day and under 17 on its last
    /// has a strengths and difficulties score, or a reason for having none.
    /// ## Why it matters
    /// The average score is the published measure of the emotional wellbeing of children in care.
    /// Each missing one weakens it.
    /// ## How to put it right
    /// Enter the score of the carer’s questionnaire. If there truly is none, say why in
    /// SDQ_REASON.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 186.
    Rule {
        code: "186",
        wording: "Children aged 4 or over at the start of the year and children aged under 17 at the end of the year and who have been looked after for at least 12 months continuously should have a Strengths and Difficulties (SDQ) score completed.",
        tables: &[Table::Episodes, Table::Oc2],
        fields: &["SDQ_SCORE"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE | LS | DEC        | REC
                     | 1     | 01/06/2024 | S   | C2 |            |
                     | 2     | 01/06/2024 | S   | C2 |            |
                     | 3     | 02/04/2026 | S   | C2 |            |
                     | 4     | 01/06/2024 | S   | C2 | 01/10/2026 | E4A
                     | 5     | 01/06/2024 | S   | C2 | 01/10/2026 | X1
                     | 5     | 01/10/2026 | P   | C2 |            |
                     | 6     | 01/06/2024 | S   | C2 |            |
                     | 7     | 01/04/2026 | S   | C2 | 31/03/2027 | E4A
                     | 8     | 01/06/2024 | S   | C2 |            |
            OC2 | CHILD | DOB        | SDQ_SCORE | SDQ_REASON
              > | 1     | 01/04/2022 |           |
                | 2     | 02/04/2022 |           |
                | 3     | 01/01/2015 |           |
                | 4     | 01/01/2015 |           |
              > | 5     | 01/04/2010 |           |
                | 6     | 31/03/2010 |           |
                | 7     | 01/01/2015 | 14        |
                | 8     | 01/01/2015 |           | SDQ2
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE | LS | DEC        | REC
                     | 1     | 01/06/2024 | S   | V4 |            |
                     | 2     | 01/06/2024 | S   | V2 |            |
                     | 3     | 01/04/2026 | S   | C2 | 31/03/2027 | E4A
            OC2 | CHILD | DOB        | SDQ_SCORE
                | 1     | 01/01/2015 |
                | 2     | 01/01/2015 | XX
              > | 3     | 01/01/2015 |
                | 4     | 01/01/2015 |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.sdq_score.is_blank()
            // DfE takes a reason in its place: rule 157 says which of them it does not take.
            && row.sdq_reason.is_blank()
            && has_turned(row, child, 4, cx.start)
            && has_not_turned(row, child, 17, cx.end)
            && child.looked_after_all_year(cx)
    });
}
