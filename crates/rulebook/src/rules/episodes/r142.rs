use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that another one follows has an end: both DEC and REC.
    /// ## Why it matters
    /// A child cannot be in two episodes at once; the open one is counted beside the one that
    /// followed it.
    /// ## How to put it right
    /// Give the earlier episode the day the next one began and the reason X1, or the day and reason
    /// the child left care.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 142.
    Rule {
        code: "142",
        wording: "A new episode has started, but the previous episode has not ended.",
        tables: &[Table::Episodes],
        fields: &["DEC", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 111   | 01/06/2020 | 04/06/2020 | X1
                   > | 111   | 05/06/2020 | 06/06/2020 |
                     | 111   | 06/06/2020 | 08/06/2020 | X1
                     | 111   | 08/06/2020 | 05/06/2020 | X1
                     | 222   | 05/06/2020 | 06/06/2020 |
                   > | 333   | 06/06/2020 |            | E11
                     | 333   | 07/06/2020 |            |
                     | 444   | 08/06/2020 | 09/06/2020 | X1
                     | 444   | 09/06/2020 | 10/06/2020 | E11
                     | 444   | 15/06/2020 |            |
                     | 555   | 11/06/2020 | 12/06/2020 | X1
                     | 6666  | 12/06/2020 | 13/06/2020 | X1
                     | 6666  | 13/06/2020 | 14/06/2020 | X1
                   > | 6666  | 14/06/2020 |            | X1
                     | 6666  | 15/06/2020 | 16/06/2020 | X1
                     | 77777 | 16/06/2020 | 17/06/2020 | X1
                     | 77777 | 17/06/2020 | 18/06/2020 | X1
                     | 77777 | 18/06/2020 |            | X1
                     | 999   | 31/06/2020 |            |
                     | 123   |            |            |
                     |       |            |            |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (episode, _) in child.successive_episodes() {
        if episode.dec.is_blank() || episode.rec.is_blank() {
            found.row(episode);
        }
    }
}
