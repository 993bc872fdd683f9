use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No authority of placement is given for short-term breaks (V3, V4).
    /// ## Why it matters
    /// A child on a short-term break lives at home. The authority would count them as placed there.
    /// ## How to put it right
    /// The item is computed from PL_POST: remove the postcode. If the child is in fact looked after
    /// full time, correct LS.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 420.
    Rule {
        code: "420",
        wording: "LA of placement completed but child is looked after under legal status V3 or V4.",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes],
        fields: &["PL_LA"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | PL_LA
                     | C2 |
                   > | V3 | E03934134
                   > | V4 | E059635
                     | V3 |
                     | V4 |
                     | C2 | NIR
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::is_short_breaks(row) && row.pl_la.is_present()
    });
}
