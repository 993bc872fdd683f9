use crate::rules::engine::{Spell, later_of_overlapping};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The missing periods of a child do not overlap: a new one begins on or after the day the one
    /// before it ended.
    /// ## Why it matters
    /// A child who is missing cannot go missing. Overlapping periods are counted as several and
    /// their days twice.
    /// ## How to put it right
    /// Give the earlier period its end, or join the two into one.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 574.
    /// Which of two that overlap is reported follows the shared case: an open one stands before all
    /// others, and of two that ended the one with the later end is reported.
    Rule {
        code: "574",
        wording: "A new missing/away from placement without authorisation period cannot start when the previous missing/away from placement without authorisation period is still open. Missing/away from placement without authorisation periods should also not overlap.",
        tables: &[Table::Missing],
        fields: &["MIS_START", "MIS_END"],
        check: Check::Child(check),
        cases: &["
            Missing | CHILD | MIS_START  | MIS_END
                  > | 111   | 01/06/2020 | 05/06/2020
                    | 111   | 04/06/2020 |
                    | 222   | 03/06/2020 | 04/06/2020
                    | 222   | 04/06/2020 |
                  > | 222   | 07/06/2020 | 09/06/2020
                    | 333   | 02/06/2020 | 04/06/2020
                  > | 333   | 03/06/2020 | 09/06/2020
                    | 444   | 06/06/2020 | 08/06/2020
                    | 444   | 10/06/2020 | 10/06/2020
                  > | 444   | 08/06/2020 | 10/08/2020
                    | 555   |            | 05/06/2020
                    | 555   |            | 05/06/2020
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let spells: Vec<Spell> = child
        .missing
        .iter()
        .map(|row| (row.mis_start.get(), row.mis_end.get()))
        .collect();
    for at in later_of_overlapping(&spells) {
        if let Some(row) = child.missing.get(at) {
            found.row(*row);
        }
    }
}
