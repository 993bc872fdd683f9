use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An adopted child was matched with the adopters on another day than that of the adoption
    /// (DATE_MATCH is not the DEC of the episode with REC E11 or E12).
    /// ## Why it matters
    /// A match is followed by a placement of weeks or months before the court makes the order. The
    /// same day for both is most often one date written twice.
    /// ## How to put it right
    /// Check DATE_MATCH and DEC. If both are right, say so to DfE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 582.
    Rule {
        code: "582",
        wording: "Child is showing as ceasing to be looked after due to adoption, but the date of adoption is the same as the date reported for being matched with adopters. In most circumstances we expect the date the child is matched with adopters to be before the date of adoption.",
        tables: &[Table::Episodes, Table::Ad1],
        fields: &["DEC", "DATE_MATCH"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC        | REC
                   > | 1     | 01/09/2026 | E11
                     | 2     | 01/09/2026 | E12
                     | 3     | 01/09/2026 | E4A
                     | 4     |            | E11
                     | 5     | 31/09/2026 | E11
                     | 6     | 01/05/2026 | X1
                   > | 6     | 01/09/2026 | E12
                     | 7     | 01/05/2026 | X1
                     | 7     | 01/09/2026 | E12
            AD1 | CHILD | DATE_MATCH
              > | 1     | 01/09/2026
                | 2     | 31/08/2026
                | 3     | 01/09/2026
                | 4     |
                | 5     | 31/09/2026
              > | 6     | 01/09/2026
                | 7     | 01/05/2026
                | 8     | 01/09/2026
        ",
        "
            Episodes | CHILD | DEC
                   > | 1     | 01/09/2026
                     | 2     | 01/09/2026
            AD1 | CHILD | DATE_MATCH
              > | 1     | 01/09/2026
                | 2     | 01/08/2026
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // A table without REC, given beside AD1, is of children who were adopted.
    let no_reasons = cx.is_left_out(Table::Episodes, "REC");
    for adoption in child.ad1 {
        let adopted = |row: &Episode| no_reasons || super::adopted(row);
        for episode in child.episodes.iter().filter(|row| adopted(row)) {
            if adoption.date_match.is_on(&episode.dec) {
                found.row(*adoption);
                found.row(*episode);
            }
        }
    }
}
