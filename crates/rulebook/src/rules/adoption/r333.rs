use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The decision that the child should be placed for adoption (DATE_INT) was made on or before
    /// the day the child was matched (DATE_MATCH).
    /// ## Why it matters
    /// A match rests on the decision. A match without an earlier decision is a date put in the
    /// wrong place.
    /// ## How to put it right
    /// Check both dates against the agency decision maker's records, and fill in DATE_INT where it
    /// is blank.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 333.
    Rule {
        code: "333",
        wording: "Date should be placed for adoption must be on or prior to the date of matching child with adopter(s).",
        tables: &[Table::Ad1],
        fields: &["DATE_INT"],
        check: Check::Child(check),
        cases: &["
            AD1 | DATE_INT   | DATE_MATCH
                | 01/06/2020 | 05/06/2020
                | 02/06/2020 |
              > | 03/06/2020 | 01/06/2020
              > | 04/06/2020 | 02/06/2020
              > |            | 05/06/2020
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.date_match.is_value()
            && (row.date_int.is_blank() || row.date_int.is_after(&row.date_match))
    });
}
