use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DATE_PLACED_CEASED, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// It takes a child out of the count of those who wait for adoption.
    /// ## How to put it right
    /// Write the day of the decision that the child should no longer be placed for adoption as
    /// DD/MM/YYYY, or leave it blank while the decision to place stands.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 116.
    Rule {
        code: "116",
        wording: "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not a valid date.",
        tables: &[Table::PlacedAdoption],
        fields: &["DATE_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | DATE_PLACED_CEASED
                           | 01/01/2021
                           | 19/02/2010
                         > | 38/04/2019
                         > | 01/01/19
                           |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| {
        row.date_placed_ceased.is_other()
    });
}
