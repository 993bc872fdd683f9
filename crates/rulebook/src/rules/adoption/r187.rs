use crate::rules::care_leavers;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child looked after all year, who is in the health and conviction table's cohort, has
    /// nothing in the adoption table or the care leaver table.
    /// ## Why it matters
    /// A child who was in care from 1 April to 31 March was neither adopted nor had left care.
    /// ## How to put it right
    /// Check the end of the last episode. If the child did leave care, end it; if not, clear AD1 or
    /// OC3.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 187.
    Rule {
        code: "187",
        wording: "Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any of adoption or care leavers returns completed.",
        tables: &[Table::Oc3, Table::Ad1, Table::Episodes],
        fields: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR", "IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE | LS | DEC        | REC
                     | 1     | 01/05/2025 | S   | C2 |            |
                     | 2     | 01/05/2025 | S   | C2 | 01/09/2026 | E12
                     | 3     | 01/05/2026 | S   | C2 |            |
                     | 4     | 01/05/2025 | S   | V3 |            |
                     | 5     | 01/05/2025 | S   | C2 | 01/09/2026 | X1
                     | 5     | 01/09/2026 | P   | C2 |            |
                     | 6     | 01/05/2025 | S   | C2 |            |
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
              > | 1     | YES      | F2    | B1
                | 2     | YES      | F2    | B1
                | 4     | YES      | F2    | B1
              > | 5     |          |       | B1
                | 6     |          |       |
                | 7     | YES      | F2    | B1
            AD1 | CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
              > | 1     | 01/06/2025 | 01/07/2025 | 0           | 2         | MF         | L11
                | 2     | 01/06/2025 | 01/07/2025 | 0           | 2         | MF         | L11
                | 3     | 01/06/2025 | 01/07/2025 | 0           | 2         | MF         | L11
              > | 5     |            | XXX        |             |           |            |
                | 6     |            |            |             |           |            |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if !child.looked_after_all_year(cx) {
        return;
    }
    found.rows(child.ad1, super::any_item);
    found.rows(child.oc3, care_leavers::any_item);
}
