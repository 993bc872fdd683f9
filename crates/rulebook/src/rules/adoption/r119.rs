use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DATE_PLACED_CEASED and REASON_PLACED_CEASED are both filled in or both blank.
    /// ## Why it matters
    /// A date without a reason, or a reason without a date, leaves open whether the decision was
    /// reversed at all.
    /// ## How to put it right
    /// Fill in the missing one, or clear both if the child should still be placed for adoption.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 119.
    Rule {
        code: "119",
        wording: "If the decision is made that a child should no longer be placed for adoption, then the date of this decision and the reason why this decision was made must be completed.",
        tables: &[Table::PlacedAdoption],
        fields: &["REASON_PLACED_CEASED", "DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                           | 1     |                    |
                           | 2     | 01/06/2026         | RD1
                         > | 3     | 01/06/2026         |
                         > | 4     |                    | RD3
                         > | 5     | 31/02/2026         |
                         > | 6     |                    | XXX
                           | 7     | 31/02/2026         | XXX
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| {
        row.date_placed_ceased.is_blank() != row.reason_placed_ceased.is_blank()
    });
}
