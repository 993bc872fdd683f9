use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DOB is not after the last day of the year.
    /// ## Why it matters
    /// A child cannot have been in care before being born. The slip usually lies in the year.
    /// ## How to put it right
    /// Check the record and correct DOB. A child born after 31 March belongs in next year’s
    /// return.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 301.
    Rule {
        code: "301",
        wording: "Date of birth falls after the year ended.",
        tables: &[Table::Header],
        fields: &["DOB"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Header | CHILD | DOB
                 > | 101   | 01/07/2021
                   | 102   | 02/06/2000
                   | 103   | 03/06/2000
                 > | 104   | 04/06/2022
                   | 105   |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| row.dob.is_after(cx.end));
}
