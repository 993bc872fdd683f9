use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DATE_MATCH, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// How long children wait between the decision, the match and the move is measured from it.
    /// ## How to put it right
    /// Write the day the child was matched with the adopters as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 113.
    Rule {
        code: "113",
        wording: "Date matching child and adopter(s) is not a valid date.",
        tables: &[Table::Ad1],
        fields: &["DATE_MATCH"],
        check: Check::Child(check),
        cases: &["
            AD1 | DATE_MATCH
                | 22/11/2015
                | 08/05/2010
              > | 38/04/2019
              > | 01/01/19
                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| row.date_match.is_other());
}
