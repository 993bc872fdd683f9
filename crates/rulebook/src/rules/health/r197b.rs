use super::{has_not_turned, has_turned};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child looked after all year who turned 4 or 17 in it has a strengths and difficulties
    /// score or a reason for having none.
    /// ## Why it matters
    /// At the two ends of the age range a score may rightly be missing, but not without a word
    /// why.
    /// ## How to put it right
    /// Enter the score if there is one. If not, give the reason in SDQ_REASON; SDQ1 if the
    /// child was outside the ages when the questionnaire was due.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 197B.
    Rule {
        code: "197B",
        wording: "SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
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
                     | 9009  | 01/03/1980 | 31/03/1981 | o  | X1  | o
                     | 1010  | 01/03/1980 | 31/03/1981 | o  | X1  | o
            OC2 | CHILD      | SDQ_SCORE | SDQ_REASON | DOB
                | 9999999999 | OK        | SDQ1       | 01/04/1970
              > | 1          |           |            | 31/03/1964
              > | 2          |           |            | 31/03/1977
                | 3333       |           | OK         | 01/04/1970
                | 99999999   |           |            | 01/04/1970
                | 8888       | OK        | OK         | 01/04/1970
                | 5          |           | OK!        | 01/07/1970
              > | 9009       |           |            | 01/01/1977
              > | 1010       |           |            | 09/09/1963
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE | LS | DEC | REC
                     | 1     | 01/06/2024 | S   | C2 |     |
                     | 2     | 01/06/2024 | S   | C2 |     |
                     | 3     | 01/06/2024 | S   | C2 |     |
                     | 4     | 01/06/2024 | S   | C2 |     |
                     | 5     | 01/06/2024 | S   | C2 |     |
            OC2 | CHILD | DOB        | SDQ_SCORE | SDQ_REASON
              > | 1     | 01/04/2022 |           |
                | 2     | 31/03/2022 |           |
                | 3     | 01/04/2023 |           |
                | 4     | 01/10/2009 | 8         |
                | 5     | 01/10/2009 |           | SDQ1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // A birthday on the first day of the year is inside it.
    let before = plus_days(cx.start, -1);
    found.rows(child.oc2, |row| {
        let turns = |years| {
            has_turned(row, child, years, cx.end) && has_not_turned(row, child, years, before)
        };
        row.sdq_score.is_blank()
            && row.sdq_reason.is_blank()
            && (turns(4) || turns(17))
            && child.looked_after_all_year(cx)
    });
}
