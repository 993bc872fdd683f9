use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// REASON_PLACE_CHANGE is left blank for temporary placements (T0 to T4): both on the temporary
    /// placement itself and on the episode before it.
    /// ## Why it matters
    /// Going into hospital or on holiday is not a change of placement: the child comes back.
    /// ## How to put it right
    /// Remove the reason from the episode before the temporary placement and from the temporary
    /// one. If the child did not come back, correct PLACE.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 226 (last changed in 2025-26).
    Rule {
        code: "226",
        wording: "Reason for placement change is not required for temporary placements.",
        tables: &[Table::Episodes],
        fields: &["REASON_PLACE_CHANGE", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE | REASON_PLACE_CHANGE
                     | 111   | 01/01/2020 | U1    | XXX
                   > | 111   | 11/01/2020 | T1    |
                     | 111   | 22/01/2020 | X1    |
                     | 123   | 01/01/2020 | U1    |
                     | 123   | 11/01/2020 | X1    |
                     | 333   | 01/01/2020 | T2    |
                     | 333   | 22/01/2020 | X1    | CHANGE
                     | 333   | 11/01/2020 | U1    |
                   > | 444   | 22/01/2020 | T1    | XXX
                     | 444   | 11/01/2020 | X1    |
                     | 444   | 01/01/2020 | T3    |
                     | 666   | 01/01/2020 | T4    |
        ",
        "
            Episodes | CHILD | DECOM      | PLACE | REASON_PLACE_CHANGE
                   > | 1     |            | T2    | CARPL
                     | 1     | 01/05/2026 | U6    | CARPL
                     | 1     | 01/06/2026 | U6    |
                     | 1     | 01/07/2026 | T4    |
                     | 1     | 08/07/2026 | U6    | CARPL
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_temporary(row) && row.reason_place_change.is_present()
    });
    for (before, row) in child.successive_episodes() {
        if super::is_temporary(row) && before.reason_place_change.is_present() {
            found.row(row);
        }
    }
}
