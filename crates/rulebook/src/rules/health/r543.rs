use super::has_turned;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// For a child aged 10 or older on 31 March who was looked after for the twelve months, it
    /// is said whether the child was convicted or cautioned.
    /// ## Why it matters
    /// Whether children in care are drawn into crime is published for every authority; a blank
    /// counts for nobody.
    /// ## How to put it right
    /// Write 1 or 0 in CONVICTED. The youth justice service can tell.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 543.
    Rule {
        code: "543",
        wording: "Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet conviction information has not been completed.",
        tables: &[Table::Episodes, Table::Oc2],
        fields: &["DOB", "CONVICTED"],
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
            OC2 | CHILD | DOB        | CONVICTED
              > | 1     | 31/03/2017 |
                | 2     | 01/04/2017 |
                | 3     | 01/01/2012 |
                | 4     | 01/01/2012 |
              > | 5     | 01/01/2012 |
                | 6     | 01/01/2012 | 0
                | 7     |            |
                | 8     | 01/01/2012 |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        has_turned(row, child, 10, cx.end)
            && row.convicted.is_blank()
            && child.looked_after_all_year(cx)
    });
}
