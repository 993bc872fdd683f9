use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SEX is M or F. U (not known) is allowed, and asked about.
    /// ## Why it matters
    /// The sex of a child in care is nearly always known; a U leaves the child out of every
    /// table by sex.
    /// ## How to put it right
    /// Check the record. If it is truly not known, explain it to DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 232 (last changed in 2024-25).
    Rule {
        code: "232",
        wording: "Sex of the child/young person has been reported as unknown.",
        tables: &[Table::Header],
        fields: &["SEX"],
        years: Years::since(2025),
        check: Check::Child(check),
        cases: &["
            collection 01/04/2024 to 31/03/2025
            Header | SEX
                 > | U
                 > | u
                   | m
                   | 0
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| match &row.sex {
        Cell::Value(sex) => *sex == Sex::Unknown,
        Cell::Other(text) => text.as_str() == "u",
        Cell::Blank => false,
    });
}
