use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DOLO_START is there and is a date of the calendar.
    /// ## Why it matters
    /// A child deprived of liberty is so by order of the court from one day on; without it nobody
    /// can check that it was lawful.
    /// ## How to put it right
    /// Write the day the order started as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 700 (last changed in 2026-27).
    Rule {
        code: "700",
        wording: "The start date of the DoLO is not a valid date.",
        tables: &[Table::DoLo],
        fields: &["DOLO_START"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | DOLO_START
                 | 01/01/2020
               > |
               > | 2000/12/10
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| !row.dolo_start.is_value());
}
