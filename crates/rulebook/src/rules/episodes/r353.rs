use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No episode begins before 14 October 1991, when the Children Act 1989 came into force.
    /// ## Why it matters
    /// There was no care of this kind before that day; the date is a slip, mostly of the year.
    /// ## How to put it right
    /// Correct DECOM. Look at the year first.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 353.
    Rule {
        code: "353",
        wording: "No episode submitted can start before 14 October 1991.",
        tables: &[Table::Episodes],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM
                   > | 1     | 13/10/1991
                     | 2     | 14/10/1991
                     | 3     | 15/10/1991
                     | 4     |
                     | 5     | 31/02/1980
                   > | 6     | 01/05/1926
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.decom
            .is_and(|day| (day.year(), day.month(), day.day()) < (1991, 10, 14))
    });
}
