use super::has_turned;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child of 5 or older on 31 March has nothing under development assessments.
    /// ## Why it matters
    /// These assessments are for children under 5; an older child’s entry is counted among
    /// them.
    /// ## How to put it right
    /// Clear HEALTH_CHECK, or correct DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 546.
    Rule {
        code: "546",
        wording: "Children aged 5 or over at 31 March should not have health promotion information completed.",
        tables: &[Table::Episodes, Table::Oc2],
        fields: &["DOB", "HEALTH_CHECK"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            OC2 | CHILD | DOB        | HEALTH_CHECK
              > | 101   | 08/03/1963 | 1
              > | 102   | 22/06/1957 | 1
                | 103   |            |
                | 104   | 13/10/2000 | 1
                | 105   | 10/01/1948 |
            Episodes | CHILD | DECOM      | DEC        | LS | REC | RNE
                     | 101   | 01/03/1980 | 31/03/1981 | o  | X1  | o
                     | 102   | 01/03/1980 | 30/03/1981 | o  | X1  | o
                     | 103   | 01/03/1980 | 01/01/1981 | V3 | X1  | o
                     | 104   | 01/02/1970 |            | o  | !!  | o
                     | 105   | 01/03/1979 | 01/01/1981 | o  | X1  | o
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        has_turned(row, child, 5, cx.end) && row.health_check.is_present()
    });
}
