use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An adopted child was matched with the adopters on or before the day the adoptive placement
    /// began: the start of the episode that ended with the adoption (REC E11, E12).
    /// ## Why it matters
    /// A child moves to adopters after the match. The time between the two is published.
    /// ## How to put it right
    /// Check DATE_MATCH, and the start of the child's last episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 331.
    Rule {
        code: "331",
        wording: "Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of adoption.",
        tables: &[Table::Ad1, Table::Episodes],
        fields: &["DATE_MATCH", "DECOM", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | REC
                     | 1     | 01/06/2026 | E11
                   > | 2     | 01/06/2026 | E12
                     | 3     | 01/06/2026 | E4A
                     | 4     | 01/01/2026 | X1
                     | 4     | 01/06/2026 | E11
                     | 5     | 01/06/2026 | E11
                     | 6     |            | E11
                     | 7     | 01/06/2026 | E11
            AD1 | CHILD | DATE_MATCH
                | 1     | 01/06/2026
              > | 2     | 02/06/2026
                | 3     | 02/06/2026
                | 4     | 01/03/2026
                | 5     |
                | 6     | 02/06/2026
                | 7     | 31/06/2026
                | 8     | 02/06/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for adoption in child.ad1 {
        for episode in child.episodes.iter().filter(|row| super::adopted(row)) {
            if adoption.date_match.is_after(&episode.decom) {
                found.row(*adoption);
                found.row(*episode);
            }
        }
    }
}
