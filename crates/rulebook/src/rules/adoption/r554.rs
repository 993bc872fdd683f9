use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A placement order (the first episode with E1 of each run of them) was granted on or after
    /// the day of a decision that the child should be placed for adoption (DATE_PLACED).
    /// ## Why it matters
    /// An authority applies for the order because it has decided. An order before the decision is a
    /// date in the wrong place.
    /// ## How to put it right
    /// Check DATE_PLACED, and LS and the start of the episode. Earlier episodes, in returns of
    /// previous years, may explain it.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 554.
    Rule {
        code: "554",
        wording: "Date of decision that the child should be placed for adoption should be on or prior to the date that the placement order was granted. [NOTE: This rule may result in false positives or false negatives if relevant episodes are in previous years; please check carefully!]",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DECOM", "LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | LS
                   > | 101   | 01/01/2020 | E1
                     | 101   | 11/01/2020 | T1
                     | 101   | 22/01/2020 | A3
                     | 102   | 11/01/2020 | A4
                     | 102   | 01/01/2020 | U1
                     | 103   | 01/01/2020 | U1
                     | 103   | 22/07/2020 | E1
                     | 103   | 11/01/2020 | T2
                   > | 104   | 01/02/2016 | E1
                     | 104   | 11/01/2020 | X1
                     | 104   | 01/01/2020 | A3
                     | 105   | 11/01/2020 | E1
                     | 105   | 01/01/2020 |
            PlacedAdoption | CHILD | DATE_PLACED
                         > | 101   | 26/05/2022
                           | 102   |
                           | 103   | 26/05/2020
                         > | 104   | 22/01/2020
                           | 105   | 11/01/2020
        ", "
            Episodes | CHILD | DECOM      | LS | DEC
                   > | 1     | 01/06/2026 | E1 | 01/07/2026
                     | 1     | 01/07/2026 | E1 |
                     | 2     | 01/06/2025 | E1 | 01/07/2025
                     | 2     | 01/06/2026 | E1 |
            PlacedAdoption | CHILD | DATE_PLACED
                         > | 1     | 01/09/2026
                           | 2     | 01/05/2025
                           | 2     | 01/05/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for spell in child.spells_under(LegalStatus::E1) {
        let Some(order) = spell.first() else {
            continue;
        };
        let decided = child
            .placed_adoption
            .iter()
            .any(|row| row.date_placed.is_on_or_before(&order.decom));
        if decided {
            continue;
        }
        for decision in child.placed_adoption {
            if decision.date_placed.is_after(&order.decom) {
                found.row(*decision);
                found.row(*order);
            }
        }
    }
}
