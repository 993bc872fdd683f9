use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No deprivation of liberty order starts before the child was born.
    /// ## Why it matters
    /// One of the two dates is a slip.
    /// ## How to put it right
    /// Check DOLO_START and DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 708 (last changed in 2026-27).
    Rule {
        code: "708",
        wording: "Dates of DoLOs are before child’s date of birth.",
        tables: &[Table::DoLo],
        fields: &["DOLO_START"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | CHILD | DOB        | DOLO_START
                 | 1     | 01/05/2012 | 01/05/2026
                 | 2     | 01/05/2012 | 01/05/2012
               > | 3     | 01/05/2012 | 30/04/2012
                 | 4     |            | 30/04/2012
                 | 5     | 01/05/2012 |
                 | 6     | 01/05/2012 | 31/04/2012
               > | 7     |            | 30/04/2012
            Header | CHILD | DOB
                   | 7     | 01/05/2012
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| {
        // Not every extract repeats the date of birth in this table.
        row.dolo_start
            .is_before(row.dob.get().or_else(|| child.dob()))
    });
}
