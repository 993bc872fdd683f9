use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PL_POST and URN are left blank for short-term breaks (V3, V4).
    /// ## Why it matters
    /// A child on a short-term break lives at home. A postcode or a number would count them as
    /// living elsewhere.
    /// ## How to put it right
    /// Remove PL_POST and URN. If the child is in fact looked after full time, correct LS.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 214.
    Rule {
        code: "214",
        wording: "Placement location information not required.",
        tables: &[Table::Episodes],
        fields: &["PL_POST", "URN"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | PL_POST | URN
                   > | V3 | M2 3RT  | XXXXXX
                     | U1 | M2 3RT  | SC045099
                     | U3 |         | SC045099
                   > | V4 | M2 3RT  |
                   > | V4 |         | SC045099
                     | T1 | M2 3RT  | SC045100
                     | U6 | M2 3RT  | SC045101
                     | V3 |         |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_short_breaks(row) && (row.pl_post.is_present() || row.urn.is_present())
    });
}
