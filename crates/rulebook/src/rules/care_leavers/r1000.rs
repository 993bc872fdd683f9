use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who died in care (REC E2, in this year's return or last year's) is not in the care
    /// leaver table with anything filled in.
    /// ## Why it matters
    /// The table is about young people who are owed support after care. One who died is not, and
    /// asking after them hurts.
    /// ## How to put it right
    /// Take the young person out of OC3, or correct REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1000.
    Rule {
        code: "1000",
        wording: "This child is recorded as having died in care and therefore should not have the care leaver information completed. [NOTE: This only tests the current and previous year data loaded into the tool]",
        tables: &[Table::Episodes, Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/06/2026 | E2
                     | 2     | 01/06/2026 | E5
                     | 3     |            |
                     | 4     | 01/05/2026 | X1
                     | 4     | 01/06/2026 | E2
            Episodes_last | CHILD | DEC        | REC
                          | 3     | 01/09/2025 | X1
                          | 5     | 01/09/2025 | E2
                          | 6     | 01/09/2025 | E4A
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
              > | 1     | DIED     | 0     | 0
                | 2     | YES      | F2    | U1
                | 3     | NO       | 0     | 0
              > | 4     | YES      | F2    | U1
              > | 5     | YES      | F2    | U1
                | 6     | YES      | F2    | U1
                | 7     | YES      | F2    | U1
        ",
        "
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/06/2026 | E2
                     | 2     | 01/06/2026 | E2
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 1     |          |       |
              > | 2     | DIED     |       |
        ",
        "
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/06/2026 | E2
                     | 2     | 01/06/2026 | E5
            OC3 | CHILD
              > | 1
                | 2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let died = |row: &Episode| row.rec.is(ReasonEpisodeCeased::E2);
    let this_year = child.episodes.iter().any(|row| died(row));
    if this_year || child.last.episodes.iter().any(|row| died(row)) {
        found.rows(child.oc3, |row| super::is_completed(row, cx));
    }
}
