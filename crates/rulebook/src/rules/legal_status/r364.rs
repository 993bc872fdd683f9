use super::longer_than;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A time in local authority accommodation under the Police and Criminal Evidence Act (J2)
    /// lasts no longer than 21 days: successive episodes under it are counted together, and one
    /// that is still open is counted to the end of the year.
    /// ## Why it matters
    /// The Act allows for days before a court, not weeks. A longer time mostly is a remand that was
    /// not recorded.
    /// ## How to put it right
    /// Check the dates. If the child was remanded, record an episode under J1 from the day of the
    /// remand.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 364.
    Rule {
        code: "364",
        wording: "Sections 41-46 of Police and Criminal Evidence (PACE; 1984) severely limits the time a child can be detained in custody in Local Authority (LA) accommodation.",
        tables: &[Table::Episodes],
        fields: &["LS", "DECOM", "DEC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2001 to 01/04/2002
            Episodes | CHILD | DECOM      | DEC        | LS
                   > | 101   | 01/01/2000 | 01/01/2001 | J2
                     | 101   | 01/01/2001 | 20/12/2001 | X
                   > | 101   | 20/12/2001 | 12/01/2002 | J2
                   > | 2002  | 01/01/2000 | 10/01/2000 | J2
                   > | 2002  | 10/01/2000 | 23/01/2001 | J2
                     | 2002  | 01/01/2002 | 10/01/2002 | J2
                     | 2002  | 10/01/2002 | 11/01/2002 | X
                     | 2002  | 11/01/2002 | 25/01/2002 | J2
                     | 30003 | 25/01/2002 | 10/03/2001 | J2
                   > | 30003 | 25/01/2002 |            | J2
                     | 30003 |            | 25/01/2002 | J2
                     | 30003 |            |            | J2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    const MOST_DAYS: i32 = 21;
    longer_than(child, cx, LegalStatus::J2, MOST_DAYS, found);
}
