use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Of several decisions that a child should be placed for adoption, all but the latest have the
    /// day on which they were reversed.
    /// ## Why it matters
    /// A child is under one such decision at a time. An earlier one left open counts the child
    /// twice.
    /// ## How to put it right
    /// Write DATE_PLACED_CEASED of the earlier decision, in an earlier year's return if it was
    /// then, or take out the row that is not needed.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 583.
    Rule {
        code: "583",
        wording: "More than one date the child should be placed for adoption has been reported, but an earlier decision has not been revoked. Check that both dates are required and add in the date the earlier decision was revoked. Note this may be in a previous year.",
        tables: &[Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD  | DATE_PLACED | DATE_PLACED_CEASED
                           | child1 | 01/02/2020  | 02/02/2020
                           | child1 | 03/02/2020  | 04/02/2020
                         > | child2 | 01/02/2020  |
                           | child2 | 02/02/2020  |
                           | child3 | 01/02/2020  | 02/02/2020
                           | child3 | 03/02/2020  |
                           | child4 | 01/02/2020  | 02/02/2020
                         > | child4 | 01/01/2020  |
        ", "
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/06/2025  |
                           | 1     |             |
                           | 1     | 31/06/2026  |
                         > | 2     | 01/01/2024  |
                         > | 2     | 01/01/2025  |
                           | 2     | 01/01/2026  |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| {
        let superseded = child
            .placed_adoption
            .iter()
            .any(|later| later.date_placed.is_after(&row.date_placed));
        superseded && row.date_placed_ceased.is_blank()
    });
}
