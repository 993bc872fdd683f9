use super::items;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Only a child looked after for the twelve months to 31 March has health and conviction
    /// items.
    /// ## Why it matters
    /// They are collected for that group only; other children would shift every percentage that
    /// is published.
    /// ## How to put it right
    /// Clear the items, or correct the episodes if the child was in care all year.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 190.
    Rule {
        code: "190",
        wording: "Child has not been looked after continuously for at least 12 months at 31 March but one or more data items relating to children looked after for 12 months have been completed.",
        tables: &[Table::Oc2, Table::Episodes],
        fields: &["CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
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
            OC2 | CHILD | DOB        | CONVICTED | HEALTH_CHECK | IMMUNISATIONS | SDQ_SCORE
                | 1     | 01/01/2015 | 0         |              | 1             |
              > | 3     | 01/01/2015 | 0         |              |               |
              > | 4     | 01/01/2023 |           | x            |               |
                | 5     | 01/01/2015 |           |              | 1             |
              > | 8     | 01/01/2015 |           |              | 0             |
                | 9     | 01/01/2015 |           |              |               | 12
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if !child.looked_after_all_year(cx) {
        found.rows(child.oc2, |row| {
            items(row).iter().any(|item| item.is_present())
        });
    }
}
