use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that was reversed in last year's return (DATE_PLACED_CEASED filled in) is not in
    /// this year's again.
    /// ## Why it matters
    /// The child would be counted as waiting for adoption under a decision that no longer stands.
    /// ## How to put it right
    /// Take the row out, or write the date of the new decision.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 561.
    Rule {
        code: "561",
        wording: "Date of the decision that the child should be placed for adoption this year is the same as that recorded last year but records show that the decision changed, and the child should no longer be placed for adoption last year.",
        tables: &[Table::PlacedAdoption],
        needs: &[Need::LastYear(Table::PlacedAdoption)],
        fields: &["DATE_PLACED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                         > | 1     | 01/06/2025  |
                         > | 2     | 01/06/2025  | 01/09/2026
                           | 3     | 01/06/2025  |
                           | 4     | 01/09/2026  |
                           | 5     |             |
                           | 6     | 01/06/2025  |
                           | 7     | 31/06/2025  |
            PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                                | 1     | 01/06/2025  | 01/03/2026
                                | 2     | 01/06/2025  | 01/03/2026
                                | 3     | 01/06/2025  |
                                | 4     | 01/06/2025  | 01/03/2026
                                | 5     |             | 01/03/2026
                                | 7     | 31/06/2025  | 01/03/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for reversed in child.last.placed_adoption {
        if reversed.date_placed_ceased.is_present() {
            found.rows(child.placed_adoption, |row| {
                row.date_placed.is_on(&reversed.date_placed)
            });
        }
    }
}
