use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DEC, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// An end that cannot be read leaves the child in care for ever in any figure drawn from the
    /// return.
    /// ## How to put it right
    /// Write the day the episode ended as DD/MM/YYYY, or leave it blank while the episode goes on.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 147.
    Rule {
        code: "147",
        wording: "Date episode ceased is not a valid date.",
        tables: &[Table::Episodes],
        fields: &["DEC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/04/2026 | 02/05/2026
                   > | 1     | 02/05/2026 | 32/05/2026
                     | 1     | 01/06/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| row.dec.is_other());
}
