use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE, when it is filled in, is one of the codes of the year.
    /// ## Why it matters
    /// It says what kind of home the child lives in. A code that is not understood is a child
    /// counted nowhere.
    /// ## How to put it right
    /// Use the year's code in upper case. K3 (supported accommodation) began in 2023-24; H5 and P2
    /// ended with it; Z1 became Z11 to Z14 in 2025-26.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 146 (last changed in 2025-26).
    /// That a blank is let pass is as in the shared cases of rules 143 to 145, which have the same
    /// words.
    Rule {
        code: "146",
        wording: "Placement type code is not a valid code.",
        tables: &[Table::Episodes],
        fields: &["PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | PLACE
                     | 1     | U6
                     | 2     | K3
                     | 3     | Z12
                   > | 4     | Z1
                   > | 5     | H5
                   > | 6     | k3
                     | 7     |
                   > | 8     | ''
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is_present() && !row.place.is_and(|place| place.valid_in(cx.year))
    });
}
