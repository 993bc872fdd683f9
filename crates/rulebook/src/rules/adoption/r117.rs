use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Decisions that a child should, or should no longer, be placed for adoption were made by the
    /// end of the collection year, and by the day on which the child left care.
    /// ## Why it matters
    /// A decision after the year belongs in the next return. One after the child left care is about
    /// a child for whom the authority no longer decides.
    /// ## How to put it right
    /// Check DATE_PLACED and DATE_PLACED_CEASED, and the end of the last episode (DEC, REC).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 117.
    Rule {
        code: "117",
        wording: "Date of decision that a child should/should no longer be placed for adoption is beyond the current collection year or after the child ceased to be looked after.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED_CEASED", "DATE_PLACED", "DEC", "REC", "DECOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | DEC        | REC
                   > | 1     | 01/05/2025 |            |
                   > | 2     | 01/05/2025 | 01/09/2026 | E12
                     | 3     | 01/05/2025 | 01/09/2026 | E12
                     | 4     | 01/05/2025 | 01/06/2026 | E4A
                     | 4     | 01/08/2026 |            |
                     | 5     | 01/05/2025 | 01/06/2026 | X1
                   > | 6     | 01/05/2025 | 01/09/2026 | E12
                     | 7     | 01/05/2025 |            |
                   > | 8     |            | 01/09/2026 | E12
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                         > | 1     | 01/04/2027  |
                         > | 2     | 02/09/2026  |
                           | 3     | 01/09/2026  |
                           | 4     | 01/10/2026  |
                           | 5     | 01/10/2026  |
                         > | 6     | 01/06/2026  | 02/09/2026
                           | 7     | 31/03/2027  | 31/03/2027
                         > | 8     | 01/10/2026  |
                         > | 9     | 01/05/2026  | 01/04/2027
                           | 10    |             | 31/04/2027
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let latest = child.final_episode();
    // A child who came back into care has a later episode that is open.
    let left = latest
        .filter(|episode| super::leaves_care(episode))
        .and_then(|episode| episode.dec.get());
    for decision in child.placed_adoption {
        let late = [&decision.date_placed, &decision.date_placed_ceased]
            .into_iter()
            .any(|date| date.is_after(cx.end) || date.is_after(left));
        if late {
            found.row(*decision);
            if let Some(latest) = latest {
                found.row(latest);
            }
        }
    }
}
