use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// HOME_POST and PL_POST are left blank for short-term breaks (V3, V4), so that no distance is
    /// computed.
    /// ## Why it matters
    /// A child on a short-term break lives at home. A distance would count them as living
    /// elsewhere.
    /// ## How to put it right
    /// Remove both postcodes. If the child is in fact looked after full time, correct LS.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 398.
    Rule {
        code: "398",
        wording: "Distance field completed but child looked after under legal status V3 or V4.",
        tables: &[Table::Episodes],
        fields: &["LS", "HOME_POST", "PL_POST"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | HOME_POST | PL_POST
                   > | V3 | WN1 1YN   | M1 1AA
                   > | V4 | WN1 1YN   |
                   > | V4 |           | M1 1AA
                   > | V3 | XX        |
                     | V3 |           |
                     | C2 | WN1 1YN   | M1 1AA
                     |    | WN1 1YN   | M1 1AA
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_short_breaks(row) && (row.home_post.is_present() || row.pl_post.is_present())
    });
}
