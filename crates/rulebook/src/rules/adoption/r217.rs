use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode placed for adoption with the current foster carers (A3, A5) that began on or
    /// after 1 April 2015 has RNE S, T or U: the carers do not change.
    /// ## Why it matters
    /// P or B would count a move to new carers, though the child stays where it is.
    /// ## How to put it right
    /// Write T, or U when the legal status changed on the same day (S when care began with it). If
    /// the child did move, PLACE is A4 or A6.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 217.
    Rule {
        code: "217",
        wording: "Children who are placed for adoption with current foster carers (placement types A3 or A5) must have a reason for new episode of S, T or U.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "DECOM", "RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | DECOM      | RNE
                     | A3    | 01/05/2026 | S
                     | A3    | 01/05/2026 | T
                     | A5    | 01/05/2026 | U
                   > | A3    | 01/05/2026 | P
                   > | A5    | 01/05/2026 | B
                   > | A5    | 01/05/2026 | L
                   > | A5    | 01/05/2026 | x
                   > | A5    | 01/04/2015 |
                     | A5    | 31/03/2015 | P
                   > | A5    |            | P
                     | A4    | 01/05/2026 | P
                     | A6    | 01/05/2026 | B
        ",
        "
            Episodes | CHILD | PLACE | RNE
                   > | 1     | A3    | P
                     | 2     | A3    | T
        "],
    }
}

/// Earlier episodes were recorded under another rule.
const FIRST_DAY: Date = jiff::civil::date(2015, 4, 1);

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    use ReasonNewEpisode as Rne;
    found.rows(child.episodes, |row| {
        row.place.is_one_of(&[PlacementType::A3, PlacementType::A5])
            && !row.decom.is_before(FIRST_DAY)
            && !row.rne.is_one_of(&[Rne::S, Rne::T, Rne::U])
    });
}
