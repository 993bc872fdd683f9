use super::has_not_turned;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// For a child under 5 on 31 March who was looked after for the twelve months, it is said
    /// whether development assessments were up to date.
    /// ## Why it matters
    /// It shows whether the youngest children in care are seen by a health visitor as often as
    /// they should be.
    /// ## How to put it right
    /// Write 1 or 0 in HEALTH_CHECK.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 545.
    Rule {
        code: "545",
        wording: "Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health promotion information has not been completed.",
        tables: &[Table::Oc2],
        fields: &["DOB", "HEALTH_CHECK"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/1980 to 31/03/1981
            OC2 | CHILD | DOB        | HEALTH_CHECK
                | 101   | 08/03/1973 |
              > | 102   | 22/06/1977 |
                | 103   |            |
                | 104   | 13/10/2000 | 1
              > | 105   | 10/01/1978 |
                | 106   | 01/01/1978 |
                | 107   | 01/01/1978 |
                | 333   | 01/01/1978 |
            Episodes | CHILD | DECOM      | DEC        | LS | REC | RNE
                     | 101   | 01/03/1980 | 31/03/1981 | o  | X1  | o
                     | 102   | 01/03/1980 | 30/03/1981 | o  | X1  | o
                     | 103   | 01/03/1980 | 01/01/1981 | o  | X1  | o
                     | 104   | 01/02/1970 |            | o  | !!  | o
                     | 105   | 01/03/1979 | 01/01/1981 | o  | X1  | o
                     | 105   | 01/01/1981 | 01/01/1983 | o  | oo  | o
                     | 106   | 01/03/1980 | 01/01/1982 | V3 | X1  | o
                     | 107   | 01/03/1980 | 01/01/1982 | V3 | !!  | o
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        has_not_turned(row, child, 5, cx.end)
            && row.health_check.is_blank()
            && child.looked_after_all_year(cx)
    });
}
