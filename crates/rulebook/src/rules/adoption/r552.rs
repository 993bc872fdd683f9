use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child was placed for adoption (A3 to A6) on or after the day of a decision that the child
    /// should be (DATE_PLACED).
    /// ## Why it matters
    /// No child may be placed for adoption before the decision.
    /// ## How to put it right
    /// Check DATE_PLACED, and PLACE and the start of the episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 552.
    Rule {
        code: "552",
        wording: "Date of Decision to place a child for adoption should be on or prior to the date that the child was placed for adoption.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DECOM"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | DATE_PLACED  | CHILD
                           | 08/03/2020   | 104
                           | 22/06/2020   | 105
                         > | 13/10/2022   | 107
                           | 24/10/2021   | 108
                           |              | 109
                           |              | 110
                           | baddate/2021 | 111
            Episodes | DECOM      | CHILD | PLACE
                     | 08/03/2020 | 104   | A3
                     | 22/07/2020 | 105   | A4
                   > | 13/10/2021 | 107   | A6
                     | 22/06/2020 | 108   | D5
                     | 26/05/2018 | 109   | A3
                     |            | 110   | A5
                     | 01/02/2013 | 111   | A4
        ", "
            Episodes | CHILD | DECOM      | PLACE
                     | 1     | 01/06/2025 | A6
                     | 1     | 01/06/2026 | A6
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/05/2025  | 01/09/2025
                           | 1     | 01/01/2026  |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|row| super::placed(row)) {
        // A decision made again after an earlier placement ended does not make that one wrong.
        let decided = child
            .placed_adoption
            .iter()
            .any(|row| row.date_placed.is_on_or_before(&episode.decom));
        if decided {
            continue;
        }
        for decision in child.placed_adoption {
            if decision.date_placed.is_after(&episode.decom) {
                found.row(*decision);
                found.row(*episode);
            }
        }
    }
}
