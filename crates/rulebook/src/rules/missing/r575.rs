use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A missing period is not open when the placement that the child went missing from has ended.
    /// ## Why it matters
    /// When the child moves, somebody has seen the child: the period has an end. If nobody has, the
    /// placement has not changed.
    /// ## How to put it right
    /// Add MIS_END, on or before the day the placement ended. A change of legal status alone does
    /// not end a placement: write L in RNE of the next episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 575.
    Rule {
        code: "575",
        wording: "If the placement from which the child goes missing/away from placement without authorisation ends, the missing/away from placement without authorisation period in the missing module must also have an end date.",
        tables: &[Table::Episodes, Table::Missing],
        fields: &["MIS_END"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 111   | 01/06/2020 | 10/06/2020
                     | 123   | 08/06/2020 | 10/06/2020
                     | 222   | 05/06/2020 | 10/06/2020
                     | 333   | 06/06/2020 |
                     | 333   | 07/06/2020 | 10/06/2020
                     | 444   | 08/06/2020 | 10/06/2020
                     | 444   | 08/06/2020 |
            Missing | CHILD | MIS_START  | MIS_END
                    | 111   | 01/06/2020 | 05/06/2020
                  > | 123   | 08/06/2020 |
                    | 222   | 05/06/2020 | 05/06/2020
                    | 333   | 06/06/2020 |
                    | 444   | 08/06/2020 | 05/06/2020
                  > | 444   | 09/06/2020 |
                    | 444   | 19/06/2020 | 05/06/2020
        ",
        "
            Episodes | CHILD | DECOM      | DEC        | RNE
                     | 1     | 01/05/2026 | 01/06/2026 | S
                     | 1     | 01/06/2026 |            | L
                     | 2     | 01/05/2026 | 01/06/2026 | S
                     | 2     | 01/06/2026 |            | P
                     | 3     | 01/05/2026 | 01/06/2026 | S
                     | 3     | 01/06/2026 | 01/07/2026 | L
                     | 3     | 01/07/2026 |            | P
            Missing  | CHILD | MIS_START  | MIS_END
                     | 1     | 20/05/2026 |
                   > | 2     | 20/05/2026 |
                     | 2     | 01/06/2026 |
                   > | 3     | 20/05/2026 |
                     | 3     | 01/07/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let dated = child.dated_episodes();
    for row in child.missing.iter().filter(|row| row.mis_end.is_blank()) {
        let left_behind = (0..dated.len()).filter_map(|at| dated.get(at..)).any(|on| {
            on.first().is_some_and(|from| {
                from.decom.is_on_or_before(&row.mis_start) && row.mis_start.is_before(&from.dec)
            }) && placement_ended(on)
        });
        if left_behind {
            found.row(*row);
        }
    }
}

/// Whether the placement of the first of these episodes ended: a change of legal status alone (`RNE`
/// L) leaves the child where they are.
fn placement_ended(episodes: &[&Episode]) -> bool {
    let stays = |before: &Episode, next: &Episode| {
        next.rne.is(ReasonNewEpisode::L) && next.decom.is_on(&before.dec)
    };
    let same_place = episodes
        .iter()
        .zip(episodes.iter().skip(1))
        .take_while(|(before, next)| stays(before, next))
        .count();
    episodes
        .get(same_place)
        .is_some_and(|last| last.dec.is_value())
}
