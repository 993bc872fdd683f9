use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// For an adopted child the decision in the adoption table (DATE_INT) is one of the decisions
    /// that the child should be placed for adoption (DATE_PLACED).
    /// ## Why it matters
    /// It is one decision, written in two tables.
    /// ## How to put it right
    /// Find the day of the agency decision maker's decision and write it in both.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 523.
    Rule {
        code: "523",
        wording: "Date of decision that the child should be placed for adoption should be the same date as the decision that adoption is in the best interest (date should be placed).",
        tables: &[Table::PlacedAdoption, Table::Ad1],
        fields: &["DATE_PLACED", "DATE_INT"],
        check: Check::Child(check),
        cases: &["
            AD1 | DATE_INT   | CHILD
                | 08/03/2020 | 1
              > | 22/07/2020 | 2
              > | 13/10/2021 | 3
              > | 22/06/2020 | 4
                | 26/05/2018 | 5
                |            | 6
                | 01/10/2020 | 7
                | 01/10/2020 | 333
            PlacedAdoption | DATE_PLACED   | CHILD
                           | 08/03/2020    | 1
                         > | 22/06/2020    | 2
                         > | 13/10/2022    | 3
                         > | 24/10/2021    | 4
                           |               | 5
                           |               | 6
                           | £1st/Februart | 7
                           | 11/11/2020    | 10
        ", "
            AD1 | CHILD | DATE_INT
                | 1     | 01/06/2026
              > | 2     | 01/06/2026
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/01/2025  | 01/03/2026
                           | 1     | 01/06/2026  |
                         > | 2     | 01/01/2025  | 01/03/2026
                         > | 2     | 02/06/2026  |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let decisions = || {
        child
            .placed_adoption
            .iter()
            .filter(|row| row.date_placed.is_value())
    };
    for adoption in child.ad1.iter().filter(|row| row.date_int.is_value()) {
        // An earlier decision that was reversed has a date of its own.
        if decisions().any(|row| row.date_placed == adoption.date_int) {
            continue;
        }
        for decision in decisions() {
            found.row(*decision);
            found.row(*adoption);
        }
    }
}
