use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that a child should be placed for adoption was made on or after the day the child
    /// was born.
    /// ## Why it matters
    /// A decision can be prepared before a birth but is made for a child. An earlier date is a slip
    /// in one of the two.
    /// ## How to put it right
    /// Check DATE_PLACED and the date of birth.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 184.
    Rule {
        code: "184",
        wording: "Date of decision that a child should be placed for adoption is before the child was born.",
        tables: &[Table::Header, Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DOB"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB
                   | 111   | 01/10/2017
                   | 112   | 31/05/2018
                   | 113   | 10/03/2019
                   | 114   | 19/08/2020
            PlacedAdoption | CHILD | DATE_PLACED
                           | 111   | 01/10/2017
                           | 112   | 10/02/2019
                         > | 113   | 10/02/2019
                           | 114   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for header in child.headers {
        found.rows(child.placed_adoption, |row| {
            row.date_placed.is_before(&header.dob)
        });
    }
}
