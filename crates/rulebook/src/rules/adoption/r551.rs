use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was placed for adoption (A3 to A6) has the date of the decision (DATE_PLACED).
    /// ## Why it matters
    /// No child may be placed for adoption without the decision, and the wait is counted from it.
    /// ## How to put it right
    /// Add the decision to the placed for adoption table, or correct PLACE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 551.
    Rule {
        code: "551",
        wording: "Child has been placed for adoption but there is no date of the decision that the child should be placed for adoption.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE
                   > | 1     | 01/06/2026 | A3
                   > | 2     | 01/06/2026 | A4
                     | 3     | 01/06/2026 | A5
                     | 4     | 01/06/2026 | U5
                     | 5     | 01/06/2026 | A6
                     | 6     | 01/01/2026 | U6
                   > | 6     | 01/06/2026 | A6
                   > | 6     |            | A6
                     | 7     | 01/06/2026 | A6
                     | 8     | 01/06/2026 | a6
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                         > | 2     |             |
                           | 3     | 01/06/2025  |
                           | 4     |             |
                           | 5     |             |
                           | 5     | 01/06/2025  |
                         > | 6     |             | 01/07/2026
                           | 7     | 31/06/2025  |
                           | 9     |             |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let decided = child
        .placed_adoption
        .iter()
        .any(|row| row.date_placed.is_present());
    if decided || !child.episodes.iter().any(|row| super::placed(row)) {
        return;
    }
    found.rows(child.episodes, super::placed);
    found.rows(child.placed_adoption, |_| true);
}
