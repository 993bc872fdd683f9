use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that stood at the end of last year's return (DATE_PLACED_CEASED blank) has the
    /// same DATE_PLACED in this year's.
    /// ## Why it matters
    /// It is the same decision, so its date cannot have changed.
    /// ## How to put it right
    /// Write the DATE_PLACED of last year. If there was a new decision, keep the old one with the
    /// day on which it was reversed, and add a row for the new one.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 560.
    Rule {
        code: "560",
        wording: "Date of decision that the child should be placed for adoption this year is different from that recorded last year but the decision to place the child for adoption did not change.",
        tables: &[Table::PlacedAdoption],
        needs: &[Need::LastYear(Table::PlacedAdoption)],
        fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED_CEASED | DATE_PLACED
                         > | 101   | 26/05/2000         | 26/05/2019
                           | 102   | 01/07/2018         | 26/05/2000
                           | 103   | 26/05/2000         |
                           | 104   | 26/05/2017         | 01/02/2016
                         > | 105   |                    | 27/05/2019
                           | 106   | 34rd/Dec/-1000A.D  | 34rd/Dec/-1000A.D
                           | 107   | different          | also different
            PlacedAdoption_last | CHILD | DATE_PLACED_CEASED | DATE_PLACED
                                | 101   |                    | 26/05/2000
                                | 102   | 01/07/2018         | 26/05/2000
                                | 103   | 26/05/2000         |
                                | 104   | 26/05/2017         | 01/02/2016
                                | 105   |                    | 26/05/2019
                                | 106   |                    | 34rd/Dec/-1000A.D
                                | 107   | 34rd/Dec/-1000A.D  | 20/20/2020
        ", "
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/06/2025  | 01/05/2026
                           | 1     | 01/09/2026  |
                         > | 2     | 02/06/2025  |
                           | 3     | 01/09/2026  |
                           | 4     |             |
            PlacedAdoption_last | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                                | 1     | 01/06/2025  |
                                | 2     | 01/06/2025  |
                                | 3     | 01/06/2025  | 01/03/2026
                                | 4     | 01/06/2025  |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for open in child.last.placed_adoption {
        let stood = open.date_placed.is_value() && open.date_placed_ceased.is_blank();
        let carried = child
            .placed_adoption
            .iter()
            .any(|row| row.date_placed == open.date_placed);
        if stood && !carried {
            found.rows(child.placed_adoption, |row| row.date_placed.is_value());
        }
    }
}
