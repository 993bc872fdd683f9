use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DECOM is there and is a date of the calendar.
    /// ## Why it matters
    /// The order of a child's episodes, and so their whole time in care, is read from it.
    /// ## How to put it right
    /// Write the day the episode began as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 141.
    Rule {
        code: "141",
        wording: "Date episode began is not a valid date.",
        tables: &[Table::Episodes],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM
                     | 1     | 01/04/2026
                   > | 1     | 31/04/2026
                   > | 1     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| !row.decom.is_value());
}
