use super::longer_than;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An emergency protection order (L2) lasts no longer than 21 days: successive episodes under
    /// it are counted together, and one that is still open is counted to the end of the year.
    /// ## Why it matters
    /// The order is an emergency power: eight days, which the court can extend once by seven
    /// (Children Act 1989, section 45).
    /// ## How to put it right
    /// Check the dates. If an interim care order or an agreement followed, record an episode under
    /// it from the day it was made.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 362.
    Rule {
        code: "362",
        wording: "Emergency protection order (EPO) lasted longer than 21 days",
        tables: &[Table::Episodes],
        fields: &["DECOM", "LS", "DEC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | LS
                     | 1     | 01/05/2026 | 22/05/2026 | L2
                   > | 2     | 01/05/2026 | 23/05/2026 | L2
                   > | 3     | 01/05/2026 | 15/05/2026 | L2
                   > | 3     | 15/05/2026 | 23/05/2026 | L2
                     | 3     | 23/05/2026 |            | C1
                     | 4     | 01/05/2026 | 15/05/2026 | L2
                     | 4     | 16/05/2026 | 24/05/2026 | L2
                   > | 5     | 01/05/2026 |            | L2
                     | 6     | 10/03/2027 |            | L2
                     | 7     |            | 23/05/2026 | L2
                     | 8     | 01/05/2026 | 01/07/2026 | C2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    const MOST_DAYS: i32 = 21;
    longer_than(child, cx, LegalStatus::L2, MOST_DAYS, found);
}
