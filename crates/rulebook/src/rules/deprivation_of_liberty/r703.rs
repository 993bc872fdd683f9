use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No deprivation of liberty order starts after the end of the collection year.
    /// ## Why it matters
    /// It belongs to a later return.
    /// ## How to put it right
    /// Check the date; leave the order out of this year's return if it is right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 703 (last changed in 2026-27).
    Rule {
        code: "703",
        wording: "The date that the DoLO started is after the end of the collection year.",
        tables: &[Table::DoLo],
        fields: &["DOLO_START"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            collection 01/04/1999 to 31/03/2000
            DoLo | DOLO_START
                 | 01/01/2000
                 | 01/01/2000
                 |
                 | 02/01/2000
                 | 01/01/2000
                 | 31/03/2000
               > | 01/04/2000
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| row.dolo_start.is_after(cx.end));
}
