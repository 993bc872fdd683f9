use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Only a child looked after for the twelve months to 31 March has a reason for having no
    /// strengths and difficulties score.
    /// ## Why it matters
    /// The questionnaire is asked of that group; a reason for another child suggests that its
    /// episodes or its row in OC2 are wrong.
    /// ## How to put it right
    /// Clear SDQ_REASON, or correct the episodes if the child was in care all year.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 198.
    Rule {
        code: "198",
        wording: "Child has not been looked after continuously for at least 12 months at 31 March but a reason for no Strengths and Difficulties (SDQ) score has been completed. ",
        tables: &[Table::Episodes, Table::Oc2],
        fields: &["SDQ_REASON"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            Episodes | CHILD | DECOM      | DEC        | LS | REC | RNE
                     | 1     | 01/03/1980 | 31/03/1981 | o  | X1  | o
                     | 2     | 01/03/1980 | 30/03/1981 | o  | X1  | o
                     | 3     | 01/03/1980 | 01/01/1981 | V3 | X1  | o
                     | 4     | 01/02/1970 |            | o  | !!  | o
                     | 5555  | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 5555  | 01/01/1981 |            | o  |     | o
                     | 6     | 01/03/1979 | 01/01/1981 | o  | !!  | o
                     | 6     | 01/01/1981 |            | o  |     | o
                     | 7777  | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 7777  | 01/01/1981 | 01/07/1981 | o  | o   | S
                     | 8     | 01/01/1981 | 31/03/1999 | o  | o   | S
            OC2 | CHILD  | SDQ_REASON
              > | 999999 | !!!!!
                | 1      |
                | 2      | OO
              > | 3      | !!
                | 9999   |
              > | 8      | !!
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if !child.looked_after_all_year(cx) {
        found.rows(child.oc2, |row| row.sdq_reason.is_present());
    }
}
