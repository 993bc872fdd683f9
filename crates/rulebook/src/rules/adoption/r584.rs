use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// After a decision that was reversed in last year's return, this year's does not have a
    /// decision of another date.
    /// ## Why it matters
    /// It may be a new decision, which is right, or the old one with its date changed, which would
    /// hide that the plan for adoption was given up.
    /// ## How to put it right
    /// Check that there is a new decision. If there is, say so to DfE; if not, take the row out.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 584.
    Rule {
        code: "584",
        wording: "Date of decision that the child should be placed for adoption this year is different from that recorded last year, but the decision to placed the child for adoption changed and the child should no longer be placed for adoption.",
        tables: &[Table::PlacedAdoption],
        needs: &[Need::LastYear(Table::PlacedAdoption)],
        fields: &["DATE_PLACED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                         > | 1     | 01/09/2026  |
                           | 2     | 01/09/2026  |
                           | 3     | 01/06/2025  |
                           | 4     |             |
                           | 5     | 01/09/2026  |
                         > | 6     | 01/09/2026  | 01/12/2026
                           | 7     | 31/09/2026  |
                           | 8     | 01/06/2025  |
            PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                                | 1     | 01/06/2025  | 01/03/2026
                                | 2     | 01/06/2025  |
                                | 3     | 01/06/2025  | 01/03/2026
                                | 4     | 01/06/2025  | 01/03/2026
                                | 6     | 01/06/2025  | 01/03/2026
                                | 7     | 01/06/2025  | 01/03/2026
                                | 8     | 01/06/2025  |
                                | 8     | 01/06/2023  | 01/03/2024
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let last = || {
        child
            .last
            .placed_adoption
            .iter()
            .filter(|row| row.date_placed.is_value())
    };
    // The decision last year's return ended with.
    let Some(latest) = last().next_back() else {
        return;
    };
    if latest.date_placed_ceased.is_blank() {
        return;
    }
    found.rows(child.placed_adoption, |row| {
        row.date_placed.is_value() && !last().any(|before| before.date_placed == row.date_placed)
    });
}
