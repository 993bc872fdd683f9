use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The latest period of care began (the last episode with RNE S) on or before the day of the
    /// decision that the child should be placed for adoption (DATE_INT).
    /// ## Why it matters
    /// The decision that led to the adoption was made in the period of care that ended with it.
    /// ## How to put it right
    /// Check DATE_INT, and whether the child's last start of care (RNE S) is right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 334.
    Rule {
        code: "334",
        wording: "Date child started to be looked after in latest period of care must be on or prior to the date should be placed for adoption. ",
        tables: &[Table::Episodes, Table::Ad1],
        fields: &["DATE_INT", "DECOM", "RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE
                     | 1     | 01/06/2025 | S
                     | 1     | 01/06/2026 | P
                     | 2     | 01/06/2025 | S
                   > | 2     | 01/06/2026 | S
                     | 2     | 01/08/2026 | L
                     | 3     | 01/06/2026 | S
                     | 4     | 01/06/2026 | P
                     | 5     | 01/06/2026 | S
                     | 6     |            | S
                     | 7     | 01/06/2026 | S
            AD1 | CHILD | DATE_INT
                | 1     | 01/09/2025
              > | 2     | 31/05/2026
                | 3     | 01/06/2026
                | 4     | 01/05/2026
                | 5     |
                | 6     | 01/05/2026
                | 7     | 31/04/2026
                | 8     | 01/05/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let Some(start) = child
        .dated_episodes()
        .iter()
        .rfind(|episode| episode.rne.is(ReasonNewEpisode::S))
    else {
        return;
    };
    for adoption in child.ad1 {
        if adoption.date_int.is_before(&start.decom) {
            found.row(*adoption);
            found.row(*start);
        }
    }
}
