use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that a child should be placed for adoption made before the collection year was in
    /// last year's return too.
    /// ## Why it matters
    /// A decision that appears a year late was missing from the figures of the year it was made in.
    /// ## How to put it right
    /// Check DATE_PLACED. If it is right, last year's return was short of it: tell DfE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 559.
    Rule {
        code: "559",
        wording: "Date of decision that a child should be placed for adoption was not in the current year but the date of the decision that the child should be placed for adoption was not completed in a previous return.",
        tables: &[Table::PlacedAdoption],
        needs: &[Need::LastYear(Table::PlacedAdoption)],
        fields: &["DATE_PLACED"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            PlacedAdoption | CHILD | DATE_PLACED
                         > | 1     | 31/03/2026
                           | 2     | 01/04/2026
                           | 3     | 01/06/2025
                         > | 4     | 01/06/2025
                           | 5     |
                           | 6     | 31/02/2026
            PlacedAdoption_last | CHILD | DATE_PLACED
                                | 1     |
                                | 2     |
                                | 3     | 01/06/2025
                                | 5     |
                                | 6     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let returned = child
        .last
        .placed_adoption
        .iter()
        .any(|row| row.date_placed.is_present());
    found.rows(child.placed_adoption, |row| {
        row.date_placed.is_before(cx.start) && !returned
    });
}
