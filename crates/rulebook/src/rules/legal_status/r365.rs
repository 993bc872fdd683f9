use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A short-term break under V3 lasts no longer than 17 days; one that is still open is counted
    /// to the end of the year.
    /// ## Why it matters
    /// A longer stay is no short break: the child then has the rights of a child looked after, with
    /// a plan and reviews.
    /// ## How to put it right
    /// Check the dates. If the child stayed longer, end the break and record the stay under the
    /// legal status it had.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 365.
    Rule {
        code: "365",
        wording: "Any individual short- term respite placement must not exceed 17 days.",
        tables: &[Table::Episodes],
        fields: &["LS", "DECOM", "DEC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2001 to 01/04/2002
            Episodes | CHILD | DECOM      | DEC        | LS
                   > | 101   | 01/01/2000 | 01/01/2001 | V3
                     | 101   | 01/01/2001 | 20/12/2001 | X
                   > | 101   | 20/12/2001 | 12/01/2002 | V3
                     | 2002  | 01/01/2000 | 10/01/2000 | V3
                     | 2002  | 10/01/2000 | 23/01/2001 | X
                     | 2002  | 01/01/2002 | 18/01/2002 | V3
                   > | 2002  | 01/02/2002 | 19/02/2002 | V3
                     | 2002  | 11/01/2002 | 25/01/2002 | J2
                     | 30003 | 25/01/2002 | 10/03/2001 | J2
                   > | 30003 | 25/01/2002 |            | V3
                     | 30003 |            | 25/01/2002 | V3
                     | 30003 |            |            | V3
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    const MOST_DAYS: i32 = 17;
    found.rows(child.episodes, |row| {
        row.ls.is(LegalStatus::V3)
            && row
                .decom
                .is_and(|began| days_between(began, row.dec.get().unwrap_or(cx.end)) > MOST_DAYS)
    });
}
