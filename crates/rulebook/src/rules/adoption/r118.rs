use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that a child should no longer be placed for adoption was made in the collection
    /// year, and not before the child started to be looked after (short-term breaks, V3 and V4,
    /// apart).
    /// ## Why it matters
    /// A decision that was reversed in an earlier year was reported then and does not belong in
    /// this return again.
    /// ## How to put it right
    /// Check DATE_PLACED_CEASED. If the decision was reversed in an earlier year, take the row out.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 118.
    Rule {
        code: "118",
        wording: "Date of decision that a child should no longer be placed for adoption is before the current collection year or before the date the child started to be looked after.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DECOM", "LS"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Episodes | CHILD | LS | DECOM
                   > | 101   | L1 | 01/01/2019
                     | 102   | V3 | 01/01/2022
                   > | 102   | X0 | 20/12/2020
                     | 102   | L1 | 03/01/2021
                     | 102   | L1 | 03/04/2022
                     | 103   | X2 | 01/01/2019
                     | 104   | L1 | 01/01/2019
            PlacedAdoption | DATE_PLACED_CEASED | CHILD
                         > | 08/03/2020         | 101
                         > | 22/06/2020         | 102
                           | 13/10/2022         | 103
                           |                    | 104
        ", "
            Episodes | CHILD | LS | DECOM
                     | 1     | E1 | 01/05/2025
                   > | 2     | E1 | 01/05/2025
                     | 3     | E1 |
            PlacedAdoption | CHILD | DATE_PLACED_CEASED
                           | 1     | 01/04/2026
                         > | 2     | 31/03/2026
                           | 3     | 01/06/2026
                         > | 4     | 31/03/2026
                           | 5     | 31/02/2026
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let first = child
        .dated_episodes()
        .iter()
        .find(|episode| !episode.ls.is_and(|ls| ls.is_short_breaks()));
    for decision in child.placed_adoption {
        let ceased = &decision.date_placed_ceased;
        let began = first.and_then(|episode| episode.decom.get());
        if ceased.is_before(cx.start) || ceased.is_before(began) {
            found.row(*decision);
            if let Some(first) = first {
                found.row(*first);
            }
        }
    }
}
