use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The authority in which the placement lies is known: an English authority, Wales (WAL),
    /// Scotland (SCO) or Northern Ireland (NIR). Not checked for short-term breaks (V3, V4).
    /// ## Why it matters
    /// Where children live, and how many live away from their own area, is counted by it.
    /// ## How to put it right
    /// The item is computed from PL_POST. Check that the postcode is filled in, complete and real.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 169.
    Rule {
        code: "169",
        wording: "Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode has been entered.",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes],
        fields: &["PL_LA"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | PL_LA
                     | C2 | NIR
                     | C2 | E03934134
                   > | C2 |
                     | V3 |
                     | V4 |
        ",
        "
            Episodes | LS | PL_LA
                     | C2 | E08000010
                     | C2 | WAL
                     |    | SCO
                   > | C2 | e08000010
                   > | C2 | 359
                   > |    |
                     | V4 | 359
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        !super::is_short_breaks(row) && !is_authority(row.pl_la.as_str())
    });
}

/// Whether a text is a statistical code of an authority, or a country.
fn is_authority(text: &str) -> bool {
    let mut characters = text.chars();
    ["WAL", "SCO", "NIR", "NUK"].contains(&text)
        || text.len() == 9
            && characters
                .next()
                .is_some_and(|first| "EWSN".contains(first))
            && characters.all(|digit| digit.is_ascii_digit())
}
