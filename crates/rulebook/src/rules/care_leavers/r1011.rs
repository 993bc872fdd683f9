use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child whose last episode ended because another authority took over the care (REC E3) is
    /// not in the care leaver table with anything filled in.
    /// ## Why it matters
    /// The authority that took over the care reports on the young person. Two reports count them
    /// twice.
    /// ## How to put it right
    /// Take the young person out of OC3, or correct REC of the last episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1011.
    Rule {
        code: "1011",
        wording: "This child is recorded as having his/her care transferred to another local authority for the final episode and therefore should not have the care leaver information completed.",
        tables: &[Table::Episodes, Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/06/2024 | 01/06/2026 | E3
                     | 2     | 01/06/2024 | 01/06/2025 | E3
                     | 2     | 01/09/2025 | 01/06/2026 | E5
                     | 3     | 01/09/2025 | 01/06/2026 | E3
                     | 3     | 01/06/2024 | 01/09/2025 | X1
                     | 4     | 01/06/2024 |            |
                     | 5     | 01/06/2024 | 01/06/2026 | E3
                     | 5     |            |            |
                     | 6     |            | 01/06/2026 | E3
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
              > | 1     | YES      | F2    | B1
                | 2     | YES      | F2    | B1
              > | 3     | NO       | 0     | 0
                | 4     | YES      | F2    | B1
              > | 5     | YES      | F2    | B1
              > | 6     | YES      | F2    | B1
                | 7     | YES      | F2    | B1
        ",
        "
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/06/2024 | 01/06/2026 | E3
                     | 2     | 01/06/2024 | 01/06/2026 | E3
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 1     |          |       |
              > | 2     | NO       |       |
        ",
        "
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/06/2024 | 01/06/2026 | E3
                     | 2     | 01/06/2024 | 01/06/2026 | E5
            OC3 | CHILD
              > | 1
                | 2
        ",
        "
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/09/2025 | X1
                     | 1     | 01/06/2026 | E3
                     | 2     | 01/09/2025 | E3
                     | 2     | 01/06/2026 | E5
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
              > | 1     | YES      | F2    | B1
                | 2     | YES      | F2    | B1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let moved = ReasonEpisodeCeased::E3;
    if child.final_episode().is_some_and(|row| row.rec.is(moved)) {
        found.rows(child.oc3, |row| super::is_completed(row, cx));
    }
}
