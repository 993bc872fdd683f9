use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// HOME_POST and PL_POST, when they are filled in, have the form of a whole United Kingdom
    /// postcode.
    /// ## Why it matters
    /// From a postcode that cannot be read, neither the distance nor the authority is known.
    /// ## How to put it right
    /// Write the whole postcode, such as WN1 1YN. Leave it blank if it is not known.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 392c.
    Rule {
        code: "392c",
        wording: "Postcode(s) provided are invalid.",
        tables: &[Table::Episodes],
        fields: &["HOME_POST", "PL_POST"],
        check: Check::Child(check),
        cases: &["
            Episodes | HOME_POST | PL_POST
                     | WN1 1YN   | M1 1AA
                     | WN11YN    |
                     |           | EC1A 1BB
                   > | WN1       | M1 1AA
                   > | WN1 1YN   | 1AA M1
                   > | ''        |
                   > |           | NOT KNOWN
                   > | WN1 11YN  | XX
                     |           |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.home_post.is_other() || row.pl_post.is_other()
    });
}
