use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that ended with adoption (E11, E12) was a placement for adoption (A3 to A6).
    /// ## Why it matters
    /// The time children wait between being placed for adoption and adopted is measured from it.
    /// ## How to put it right
    /// Add the episode placed for adoption, or correct REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 390.
    Rule {
        code: "390",
        wording: "Reason episode ceased is adopted but child has not been previously placed for adoption.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | REC
                     | A3    | E11
                     | A6    | E12
                   > | U5    | E11
                   > | T1    | E12
                   > |       | E12
                   > | A7    | E11
                     | U5    | E4A
                     | U5    |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.rec.is_and(|rec| rec.is_adoption()) && !row.place.is_and(|place| place.is_adoption())
    });
}
