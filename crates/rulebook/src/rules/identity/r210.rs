use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who had been looked after for more than a week on 31 March does not have UN4 for
    /// a pupil number: UN4 is for children who have only just come.
    /// ## Why it matters
    /// A week is long enough to ask the school, and without the number the child’s schooling
    /// cannot be followed.
    /// ## How to put it right
    /// Ask the school or the virtual school for the number, or use the code for why there is
    /// none.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 210.
    Rule {
        code: "210",
        wording: "Children looked after for more than a week at 31 March should not have an unknown Unique Pupil Number (UPN) code of UN4.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["UPN", "DECOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2019 to 31/03/2020
            Episodes | CHILD | DECOM
                     | 111   | 01/01/2020
                     | 111   | 11/01/2020
                   > | 111   | 30/03/2020
                     | 123   | 01/01/2020
                     | 123   | 11/01/2020
                     | 333   | 01/01/2020
                     | 333   | 22/01/2020
                     | 333   | 11/01/2020
                     | 444   | 22/01/2020
                   > | 444   | 25/03/2020
                     | 444   | 01/01/2020
                     | 667   | 01/01/2020
            Header | CHILD | UPN
                 > | 111   | UN4
                   | 123   |
                   | 333   | UN3
                 > | 444   | UN4
                   | 667   | UN4
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if !child.headers.iter().any(|row| row.upn.is("UN4")) {
        return;
    }
    // The worked case that councils share reports the episodes of the last week, not the child who
    // came long before and has had one placement since; see docs/rulebook-differences.md.
    let week = plus_days(cx.end, -7);
    let came_before = child
        .dated_episodes()
        .first()
        .is_some_and(|first| first.decom.is_before(week));
    let recent =
        |row: &Episode| row.decom.is_on_or_after(week) && row.decom.is_on_or_before(cx.end);
    if came_before && child.episodes.iter().any(|row| recent(row)) {
        found.rows(child.episodes, recent);
        found.rows(child.headers, |row| row.upn.is("UN4"));
    }
}
