use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that a child should no longer be placed for adoption is written beside the
    /// decision that the child should be (DATE_PLACED).
    /// ## Why it matters
    /// Only a decision that was made can be reversed.
    /// ## How to put it right
    /// Fill in DATE_PLACED, or clear DATE_PLACED_CEASED and REASON_PLACED_CEASED.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 563.
    Rule {
        code: "563",
        wording: "The child should no longer be placed for adoption but the date of the decision that the child should be placed for adoption is blank",
        tables: &[Table::PlacedAdoption],
        fields: &["DATE_PLACED", "REASON_PLACED_CEASED", "DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED | DATE_PLACED
                           | 11    |                    |                      | 26/05/2000
                           | 202   | 01/02/2003         | invalid dont matter  | 26/05/2000
                           | 3003  |                    |                      | 26/05/2000
                         > | 40004 | 26/05/2001         | some sample reason   |
                           | 606   |                    |                      | 26/05/2000
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| {
        row.date_placed.is_blank()
            && (row.date_placed_ceased.is_present() || row.reason_placed_ceased.is_present())
    });
}
