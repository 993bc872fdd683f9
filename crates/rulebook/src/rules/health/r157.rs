use super::{has_not_turned, has_turned};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was looked after all year, was already 4 on its first day and still 16 or
    /// younger on its last, is not given SDQ1 (under 4 or over 16) as the reason for having no
    /// score.
    /// ## Why it matters
    /// SDQ1 takes the child out of the group whose wellbeing is measured. Between 4 and 16 the
    /// questionnaire is expected.
    /// ## How to put it right
    /// Enter the score. If there is none, give the reason that holds: SDQ2 to SDQ5. Check DOB
    /// if the child really was too young or too old.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 157.
    Rule {
        code: "157",
        wording: "Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year and Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no Strengths and Difficulties Questionnaire (SDQ) score.",
        tables: &[Table::Oc2, Table::Episodes],
        fields: &["SDQ_REASON", "DOB"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            Episodes | CHILD | DECOM      | DEC        | LS | REC | RNE
                     | 1     | 01/03/1980 | 31/03/1981 | o  | X1  | o
                     | 2     | 01/03/1980 | 30/03/1981 | o  | X1  | o
                     | 3333  | 01/03/1980 | 01/01/1981 | V3 | X1  | o
                     | 4     | 01/02/1970 |            | o  | !!  | o
                     | 5     | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 5     | 01/01/1981 |            | o  |     | o
                     | 6666  | 01/03/1979 | 01/01/1981 | o  | !!  | o
                     | 6666  | 01/01/1981 |            | o  |     | o
                     | 7777  | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 7777  | 01/01/1981 | 01/07/1981 | o  | o   | S
                     | 8888  | 01/01/1981 | 31/03/1999 | o  | o   | S
            OC2 | CHILD      | SDQ_SCORE | SDQ_REASON | DOB
                | 9999999999 | OK        | SDQ1       | 01/04/1970
              > | 1          |           | SDQ1       | 31/03/1965
              > | 2          |           | SDQ1       | 01/04/1976
                | 3333       |           | OK         | 01/04/1970
                | 99999999   |           |            | 01/04/1970
                | 8888       | OK        | OK         | 01/04/1970
                | 5          |           | OK!        | 01/07/1970
        ",
        "
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
            OC2 | CHILD | DOB        | SDQ_REASON
              > | 1     | 01/04/2022 | SDQ1
                | 2     | 02/04/2022 | SDQ1
                | 3     | 01/01/2015 | SDQ1
                | 4     | 01/01/2015 | SDQ1
              > | 5     | 01/04/2010 | SDQ1
                | 6     | 31/03/2010 | SDQ1
                | 7     |            | SDQ1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.sdq_reason.is(SdqReason::SDQ1)
            && has_turned(row, child, 4, cx.start)
            && has_not_turned(row, child, 17, cx.end)
            && child.looked_after_all_year(cx)
    });
}
