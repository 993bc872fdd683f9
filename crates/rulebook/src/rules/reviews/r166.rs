use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// REVIEW is there and is a date of the calendar.
    /// ## Why it matters
    /// Whether reviews are held on time is a duty and a published measure. A review without a
    /// date cannot be counted.
    /// ## How to put it right
    /// Write the day of the review as DD/MM/YYYY, or delete the row if no review was held.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 166.
    Rule {
        code: "166",
        wording: "Date of review is invalid or blank.",
        tables: &[Table::Reviews],
        fields: &["REVIEW"],
        check: Check::Child(check),
        cases: &["
            Reviews | REVIEW
                    | 01/01/2021
                    | 19/02/2010
                  > | 38/04/2019
                  > | 01/01/19
                  > |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.reviews, |row| !row.review.is_value());
}
