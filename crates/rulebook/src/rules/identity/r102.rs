use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DOB is there and is a date of the calendar.
    /// ## Why it matters
    /// Ages decide who is in almost every published figure; without a date of birth a child falls
    /// out of them.
    /// ## How to put it right
    /// Write the date of birth as DD/MM/YYYY. When the day is not known, use the date the authority
    /// has agreed for the child.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 102.
    Rule {
        code: "102",
        wording: "Date of birth is not a valid date.",
        tables: &[Table::Header],
        fields: &["DOB"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB
                   | 1     | 29/02/2012
                 > | 2     | 29/02/2013
                 > | 3     |
                 > | 4     | 2012
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| !row.dob.is_value());
}
