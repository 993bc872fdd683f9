use super::longer_than;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child assessment order (L3) lasts no longer than seven days: successive episodes under it
    /// are counted together, and one that is still open is counted to the end of the year.
    /// ## Why it matters
    /// The Children Act 1989, section 43, gives the authority seven days for the assessment and no
    /// more.
    /// ## How to put it right
    /// Check the dates. If an order or an agreement followed, record an episode under it from the
    /// day it was made.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 363.
    Rule {
        code: "363",
        wording: "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.",
        tables: &[Table::Episodes],
        fields: &["LS", "DECOM", "DEC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2001 to 01/04/2002
            Episodes | CHILD | DECOM      | DEC        | LS
                   > | 101   | 01/01/2000 | 01/01/2001 | L3
                     | 101   | 01/01/2001 | 20/12/2001 | X
                   > | 101   | 20/12/2001 | 12/01/2002 | L3
                   > | 2002  | 01/01/2000 | 03/01/2000 | L3
                   > | 2002  | 03/01/2000 | 09/01/2001 | L3
                     | 2002  | 01/01/2002 | 07/01/2002 | L3
                     | 2002  | 10/01/2002 | 11/01/2002 | X
                     | 2002  | 11/01/2002 | 17/01/2002 | L3
                     | 30003 | 25/01/2002 | 10/03/2001 | L3
                   > | 30003 | 25/01/2002 |            | L3
                     | 30003 |            | 25/01/2002 | L3
                     | 30003 |            |            | L3
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    const MOST_DAYS: i32 = 7;
    longer_than(child, cx, LegalStatus::L3, MOST_DAYS, found);
}
