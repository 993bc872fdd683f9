use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child recorded as a mother was at least 11 years old when the collection year began.
    /// ## Why it matters
    /// A younger mother is all but certainly a slip in MOTHER or in the date of birth.
    /// ## How to put it right
    /// Check MOTHER and DOB against the record.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 620.
    Rule {
        code: "620",
        wording: "Child has been recorded as a mother, but date of birth shows that the mother is under 11 years of age.",
        tables: &[Table::Header],
        fields: &["DOB", "MOTHER"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Header | MOTHER | DOB
                   | 1      |
                 > | 1      | 07/02/2020
                 > | 1      | 03/02/2020
                   |        |
                   | 1      | 18/01/1981
                   | 0      | 13/02/2020
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        row.mother.is(YesNo::Yes) && row.dob.is_after(plus_years(cx.start, -11))
    });
}
