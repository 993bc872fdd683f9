use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DATE_PLACED, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// How many children wait for adoption, and how long, is counted from this decision.
    /// ## How to put it right
    /// Write the day of the decision that the child should be placed for adoption as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 115.
    Rule {
        code: "115",
        wording: "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid date.",
        tables: &[Table::PlacedAdoption],
        fields: &["DATE_PLACED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | DATE_PLACED
                           | 1     | 01/01/2027
                         > | 2     | 31/02/2026
                         > | 3     | 01/01/26
                         > | 4     | not known
                         > | 5     | ''
                           | 6     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| row.date_placed.is_other());
}
