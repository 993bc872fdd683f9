use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A period of care does not end with a temporary placement (T0 to T4).
    /// ## Why it matters
    /// A temporary placement is a stay away from the usual one, to which the child comes back. A
    /// child who left care did not come back.
    /// ## How to put it right
    /// Record the placement under its own type, or add the last episode in the usual placement.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 381.
    Rule {
        code: "381",
        wording: "A period of care cannot end with a temporary placement.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | REC
                   > | T0    | E4A
                   > | T3    | E11
                     | T3    | X1
                     | T3    |
                     | U6    | E4A
                     |       | E4A
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_temporary(row) && row.rec.is_present() && !row.rec.is(ReasonEpisodeCeased::X1)
    });
}
