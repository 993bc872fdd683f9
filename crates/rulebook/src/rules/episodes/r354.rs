use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No episode begins after the end of the collection year.
    /// ## Why it matters
    /// It belongs to a later return.
    /// ## How to put it right
    /// Check DECOM; leave the episode out of this year's return if the date is right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 354.
    /// DfE's words speak of the end of the episode, but the column they point to is DECOM; rule 385
    /// checks DEC.
    Rule {
        code: "354",
        wording: "Date episode ceased must be on or before the end of the current collection year.",
        tables: &[Table::Episodes],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 31/03/2027 | 02/04/2027
                   > | 2     | 01/04/2027 |
                   > | 3     | 01/05/2027 | 01/06/2027
                     | 4     |            | 01/06/2027
                     | 5     | 31/06/2027 |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| row.decom.is_after(cx.end));
}
