use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No child has more than two temporary placements for the holiday of the usual foster carers
    /// (T3) beginning within twelve months. When there are three, all three are reported. An
    /// episode that only changes the legal status (RNE L) begins no new placement. Where no beginning
    /// is known at all, the whole return is taken as the twelve months.
    /// ## Why it matters
    /// Each is a stay with other people. More than two in a year are moves, and should be counted
    /// as such.
    /// ## How to put it right
    /// Check the dates. If all are right, record the later ones under their own placement type.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 377.
    Rule {
        code: "377",
        wording: "Only two temporary placements coded as being due to holiday of usual foster carer(s) are allowed in any 12- month period.",
        tables: &[Table::Episodes],
        fields: &["PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | RNE | PLACE
                   > | 1     | 01/05/2026 | 08/05/2026 | P   | T3
                   > | 1     | 01/08/2026 | 08/08/2026 | P   | T3
                     | 1     | 08/08/2026 | 01/12/2026 | P   | U6
                   > | 1     | 30/04/2027 | 07/05/2027 | P   | T3
                     | 2     | 01/05/2026 | 08/05/2026 | P   | T3
                     | 2     | 01/08/2026 | 08/08/2026 | P   | T3
                     | 2     | 01/05/2027 | 08/05/2027 | P   | T3
                     | 3     | 01/05/2026 | 04/05/2026 | P   | T3
                     | 3     | 04/05/2026 | 08/05/2026 | L   | T3
                     | 3     | 01/08/2026 | 08/08/2026 | P   | T3
                     | 4     | 01/05/2026 | 08/05/2026 | P   | T3
                     | 4     | 01/08/2026 | 08/08/2026 | P   | T2
                     | 4     | 01/10/2026 | 08/10/2026 | P   | T3
                     | 4     |            | 08/11/2026 | P   | T3
        ",
        "
            Episodes | CHILD | PLACE
                   > | 1     | T3
                     | 1     | U6
                   > | 1     | T3
                   > | 1     | T3
                     | 2     | T3
                     | 2     | T3
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let on_holiday =
        |row: &Episode| row.place.is(PlacementType::T3) && !row.rne.is(ReasonNewEpisode::L);
    let dated = child.dated_episodes();
    if dated.is_empty() && child.episodes.iter().filter(|row| on_holiday(row)).count() > 2 {
        found.rows(child.episodes, on_holiday);
    }
    let holidays: Vec<&Episode> = dated
        .iter()
        .copied()
        .filter(|row| on_holiday(row))
        .collect();
    for three in holidays.windows(3) {
        let [first, _, third] = three else { continue };
        let within = first
            .decom
            .get()
            .map(|began| plus_years(began, 1))
            .is_some_and(|year_later| third.decom.is_before(year_later));
        if within {
            found.rows(three, |_| true);
        }
    }
}
