use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A new decision that a child should be placed for adoption is made on or after the day on
    /// which every earlier one was reversed.
    /// ## Why it matters
    /// A child is under one such decision at a time. Two that overlap count the child twice.
    /// ## How to put it right
    /// Write the day on which the earlier decision was reversed, or take out the row that is the
    /// same decision again.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 579.
    Rule {
        code: "579",
        wording: "A new decision that the child should be placed for adoption this year cannot start when the previous decision is still open. Decisions to place the child for adoption should also not overlap. The date of any new decision to place the child for adoption must not be before the date placed ceased of previous decisions.",
        tables: &[Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 111   | 01/06/2020  | 05/06/2020
                         > | 111   | 04/06/2020  |
                           | 222   | 03/06/2020  | 04/06/2020
                           | 222   | 04/06/2020  |
                         > | 222   | 07/06/2020  | 09/06/2020
                           | 333   | 02/06/2020  | 04/06/2020
                         > | 333   | 03/06/2020  | 09/06/2020
                           | 555   |             | 05/06/2020
                           | 555   |             | 05/06/2020
        ", "
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/01/2025  | 01/06/2025
                           | 1     | 01/06/2025  | 01/06/2025
                           | 1     | 01/06/2025  |
                           | 2     | 01/01/2025  | 31/06/2025
                           | 2     | 01/06/2025  |
                         > | 3     | 01/06/2025  |
                           | 3     | 01/01/2025  | 02/06/2025
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let dated = || {
        child
            .placed_adoption
            .iter()
            .filter(|row| row.date_placed.is_value())
    };
    for (number, decision) in dated().enumerate() {
        let overlaps = dated().take(number).any(|earlier| {
            earlier.date_placed_ceased.is_blank()
                || earlier.date_placed_ceased.is_after(&decision.date_placed)
        });
        if overlaps {
            found.row(*decision);
        }
    }
}
