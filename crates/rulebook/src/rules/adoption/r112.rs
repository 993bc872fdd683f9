use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DATE_INT, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// How long children wait for adoption is measured from it.
    /// ## How to put it right
    /// Write the day of the decision that the child should be placed for adoption as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 112.
    Rule {
        code: "112",
        wording: "Date should be placed for adoption is not a valid date.",
        tables: &[Table::Ad1],
        fields: &["DATE_INT"],
        check: Check::Child(check),
        cases: &["
            AD1 | DATE_INT
                | 01/01/2021
                | 19/02/2010
              > | 38/04/2019
              > | 01/01/19
                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| row.date_int.is_other());
}
