use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PL_LOCATION is IN or OUT. It may be blank for short-term breaks (V3, V4), and where no legal
    /// status is written.
    /// ## Why it matters
    /// It says whether a child lives inside the authority that looks after them.
    /// ## How to put it right
    /// The item is computed from the placement's postcode. If the file was given with its own
    /// PL_LOCATION, write IN or OUT, or leave the column out.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 179.
    /// Whether a placement lies inside is known only of a return whose authority is known.
    Rule {
        code: "179",
        wording: "Placement location code is not a valid code.",
        tables: &[Table::Episodes],
        needs: &[Need::Location],
        fields: &["PL_LOCATION"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | PL_LOCATION
                     | C2 | IN
                     | C2 | OUT
                   > | C2 | in
                   > | C2 | X
                   > | C2 | ''
                   > | C2 |
                     | V3 |
                     | V4 |
                     |    |
                   > |    | X
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        let expected = row.ls.is_present() && !super::is_short_breaks(row);
        row.pl_location.is_other() || (expected && row.pl_location.is_blank())
    });
}
