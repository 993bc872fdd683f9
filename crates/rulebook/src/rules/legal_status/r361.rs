use super::longer_than;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Police protection (L1) lasts no longer than 72 hours: successive episodes under it are
    /// counted together, and one that is still open is counted to the end of the year.
    /// ## Why it matters
    /// Police protection is an emergency power with a limit set by the Children Act 1989, section
    /// 46.
    /// ## How to put it right
    /// Check the dates. If an emergency protection order, an interim care order or an agreement
    /// followed, record an episode under it from the day it was made.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 361.
    Rule {
        code: "361",
        wording: "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act 1989.",
        tables: &[Table::Episodes],
        fields: &["DECOM", "LS", "DEC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Episodes | CHILD | DECOM      | DEC        | LS
                   > | 111   | 01/06/2020 | 04/06/2020 | L1
                   > | 111   | 04/06/2020 | 05/06/2020 | L1
                     | 111   | 06/07/2020 | 07/07/2020 | E2
                     | 111   | 08/09/2020 | 10/09/2020 | L1
                     | 111   | 09/10/2020 | 12/11/2020 | E3
                   > | 333   | 06/06/2020 | 10/06/2020 | L1
                   > | 333   | 10/06/2020 | 12/10/2020 | L1
                   > | 444   | 07/06/2020 | 08/07/2020 | L1
                     | 444   | 08/08/2020 | 09/08/2020 | E4
                   > | 444   | 09/08/2020 | 15/08/2020 | L1
                   > | 444   | 15/08/2020 |            | L1
                   > | 555   | 15/03/2021 |            | L1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    const MOST_DAYS: i32 = 3;
    longer_than(child, cx, LegalStatus::L1, MOST_DAYS, found);
}
