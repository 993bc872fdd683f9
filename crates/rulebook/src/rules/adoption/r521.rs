use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The decision that the child should be placed for adoption (DATE_INT) was made on or before
    /// the day any placement for adoption (A3 to A6) began.
    /// ## Why it matters
    /// No child may be placed for adoption before the decision.
    /// ## How to put it right
    /// Check DATE_INT, and PLACE and the start of the episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 521.
    Rule {
        code: "521",
        wording: "Date of local authority's decision (LA) that adoption is in the best interests of the child (date should be placed) must be on or prior to the date the child is placed for adoption.",
        tables: &[Table::Episodes, Table::Ad1],
        fields: &["PLACE", "DECOM", "DATE_INT"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE
                   > | 111   | 01/01/2020 | A6
                     | 111   | 01/11/2020 | A5
                     | 111   | 22/01/2020 | X1
                     | 123   |            | A5
                     | 123   | 11/01/2020 | X1
                   > | 333   | 01/01/2020 | A6
                     | 333   | 22/01/2020 | X1
                     | 333   | 11/01/2020 | U1
                     | 444   | 22/06/2020 | A3
                     | 444   | 11/01/2020 | X1
                   > | 444   | 01/01/2020 | A3
                     | 678   | 01/01/2020 | A4
            AD1 | DATE_INT   | CHILD
              > | 08/03/2020 | 111
                | 22/07/2020 | 123
              > | 13/10/2021 | 333
              > | 22/06/2020 | 444
                |            | 678
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for adoption in child.ad1 {
        for episode in child.episodes.iter().filter(|row| super::placed(row)) {
            if adoption.date_int.is_after(&episode.decom) {
                found.row(*adoption);
                found.row(*episode);
            }
        }
    }
}
