use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No missing period begins before the child was born.
    /// ## Why it matters
    /// One of the two dates is a slip.
    /// ## How to put it right
    /// Check MIS_START and DOB.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 586.
    Rule {
        code: "586",
        wording: "Dates of missing periods are before child’s date of birth.",
        tables: &[Table::Missing],
        fields: &["MIS_START"],
        check: Check::Child(check),
        cases: &["
            Missing | CHILD | DOB        | MIS_START
                    | 1     | 01/05/2012 | 01/05/2026
                    | 2     | 01/05/2012 | 01/05/2012
                  > | 3     | 01/05/2012 | 30/04/2012
                  > | 4     | 01/05/2026 | 01/05/2006
                    | 5     |            | 01/05/2006
                    | 6     | 01/05/2012 |
                    | 7     | 31/06/2012 | 01/05/2006
                  > | 8     |            | 01/05/2006
            Header  | CHILD | DOB
                    | 8     | 01/05/2012
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        // Not every extract repeats the date of birth in this table.
        row.mis_start
            .is_before(row.dob.get().or_else(|| child.dob()))
    });
}
