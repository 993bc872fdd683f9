use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The decision that a child should be placed for adoption was made on or before the day of the
    /// decision that the child should no longer be.
    /// ## Why it matters
    /// A decision is made before it is reversed.
    /// ## How to put it right
    /// Check DATE_PLACED and DATE_PLACED_CEASED: they may have changed places.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 522.
    Rule {
        code: "522",
        wording: "Date of decision that the child should be placed for adoption must be on or before the date that a child should no longer be placed for adoption.",
        tables: &[Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED_CEASED | DATE_PLACED
                           | 11    | 26/05/2000         | 26/05/2000
                           | 202   | 01/02/2003         | 26/05/2000
                           | 3003  | 26/05/2000         |
                         > | 40004 | 26/05/2000         | 01/02/2003
                           | 606   |                    | 26/05/2000
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| {
        row.date_placed.is_after(&row.date_placed_ceased)
    });
}
