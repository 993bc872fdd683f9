use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that ended because a new one began (X1) is followed by one that begins on that
    /// day; one in which the child left care is not.
    /// ## Why it matters
    /// A gap breaks the period of care in two, and a child seems to have vanished or to have left
    /// and stayed.
    /// ## How to put it right
    /// Add the episode that is missing, or correct DEC. If the child left care, give the reason in
    /// REC; if not, REC is X1.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 388.
    /// That a reason for leaving is not followed by an episode of the same day is not in DfE's
    /// words but in the shared case.
    Rule {
        code: "388",
        wording: "Reason episode ceased is coded new episode begins, but there is no continuation episode.",
        tables: &[Table::Episodes],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                   > | 111   | 01/06/2020 | 04/06/2020 | X1
                     | 111   | 05/06/2020 | 06/06/2020 | X1
                     | 111   | 06/06/2020 | 08/06/2020 | X1
                   > | 111   | 08/06/2020 | 05/06/2020 | X1
                     | 222   | 05/06/2020 | 06/06/2020 |
                   > | 333   | 06/06/2020 | 07/06/2020 | E11
                     | 333   | 07/06/2020 |            |
                     | 444   | 08/06/2020 | 09/06/2020 | X1
                     | 444   | 09/06/2020 | 10/06/2020 | E11
                     | 444   | 15/06/2020 |            |
                   > | 555   | 11/06/2020 | 12/06/2020 | X1
                     | 6666  | 12/06/2020 | 13/06/2020 | X1
                     | 6666  | 13/06/2020 | 14/06/2020 | X1
                     | 6666  | 14/06/2020 | 15/06/2020 | X1
                   > | 6666  | 15/06/2020 | 16/06/2020 | X1
                     | 77777 | 16/06/2020 | 17/06/2020 | X1
                     | 77777 | 17/06/2020 | 18/06/2020 | X1
                     | 77777 | 18/06/2020 |            |
                     | 999   | 31/06/2020 |            |
                     | 123   |            |            |
                     |       |            |            |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let dated = child.dated_episodes();
    let next = dated.iter().skip(1).map(Some).chain([None]);
    for (episode, next) in dated.iter().zip(next) {
        let goes_on = next.is_some_and(|next| episode.dec.is_on(&next.decom));
        let wrong = if episode.rec.is(ReasonEpisodeCeased::X1) {
            // An end that is not known may be the day the next one began.
            !goes_on && (next.is_none() || episode.dec.is_value())
        } else {
            goes_on && episode.rec.is_present()
        };
        if wrong {
            found.row(*episode);
        }
    }
}
