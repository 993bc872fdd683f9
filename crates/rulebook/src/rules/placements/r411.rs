use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A placement said to be inside the authority (IN) lies in it.
    /// ## Why it matters
    /// Whether children live in their own area is published for every authority.
    /// ## How to put it right
    /// Both items are computed from the placement's postcode. Check PL_POST; if the file was given
    /// with its own PL_LOCATION, correct it or leave it out.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 411.
    Rule {
        code: "411",
        wording: "Placement location code disagrees with LA of placement.",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes, Need::Council],
        fields: &["PL_LOCATION"],
        check: Check::Child(check),
        cases: &["
            council auth
            Episodes | PL_LA          | PL_LOCATION
                     | auth           | IN
                     | somewhere else | OUT
                     | auth           |
                     | auth           | OUT
                   > | somewhere else | IN
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.pl_location.is(InsideArea::Inside)
            && row.pl_la.is_present()
            && cx.council.is_present()
            && row.pl_la != cx.council
    });
}
