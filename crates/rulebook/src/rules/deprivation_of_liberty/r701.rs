use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DOLO_END, when it is filled in, is a date of the calendar.
    /// ## Why it matters
    /// How long a child was deprived of liberty is counted to this day.
    /// ## How to put it right
    /// Write the day the order ended as DD/MM/YYYY, or leave it blank while the order is in force.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 701 (last changed in 2026-27).
    Rule {
        code: "701",
        wording: "The end date of the DoLO is not a valid date.",
        tables: &[Table::DoLo],
        fields: &["DOLO_END"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | CHILD | DOLO_START | DOLO_END
                 | 1     | 01/05/2026 | 01/06/2026
                 | 2     | 01/05/2026 |
               > | 3     | 01/05/2026 | 31/06/2026
               > | 4     | 01/05/2026 | 2026/06/01
               > | 5     | 01/05/2026 | ''
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| row.dolo_end.is_other());
}
