use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A decision that a child should be placed for adoption (DATE_PLACED) was not made before the
    /// child first started to be looked after (the earliest episode with RNE S).
    /// ## Why it matters
    /// An authority decides on adoption for children in its care. A decision before that is one of
    /// the two dates in the wrong place, and it makes the wait for adoption look longer than it
    /// was.
    /// ## How to put it right
    /// Check DATE_PLACED and the start of the first episode against the record.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1003.
    Rule {
        code: "1003",
        wording: "Date of LA's decision that a child should be placed for adoption is before the child started to be looked after.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED", "DECOM", "RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | RNE
                   > | 101   | 01/03/1980 | S
                     | 102   | 01/03/1980 | o
                     | 102   | 01/03/1980 | S
                     | 103   | 01/02/1970 | o
                   > | 103   | 01/03/1979 | S
                     | 103   | 01/01/1981 | S
                     | 104   | 01/03/1979 | o
                     | 104   | 01/01/1981 | o
                     | 105   | 01/03/1979 | o
                     | 105   | 01/01/1981 | o
                     | 105   | 01/01/1981 | S
            PlacedAdoption | CHILD | DATE_PLACED
                         > | 101   | 26/05/1978
                           | 102   |
                         > | 103   | 26/05/1970
                           | 104   | 01/02/1960
                           | 105   | 26/05/2019
        ", "
            Episodes | CHILD | DECOM      | RNE
                     | 1     | 01/05/2026 | S
                     | 2     |            | S
                     | 2     | 01/05/2026 | P
            PlacedAdoption | CHILD | DATE_PLACED
                           | 1     | 01/05/2026
                           | 1     | 31/04/2026
                           | 2     | 01/01/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let Some(first) = child
        .dated_episodes()
        .iter()
        .find(|episode| episode.rne.is(ReasonNewEpisode::S))
    else {
        return;
    };
    for decision in child.placed_adoption {
        if decision.date_placed.is_before(&first.decom) {
            found.row(*decision);
            found.row(*first);
        }
    }
}
