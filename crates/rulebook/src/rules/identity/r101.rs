use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SEX is one of the codes of the year: M, F or U from the 2024-25 return on, 1 or 2 before.
    /// ## Why it matters
    /// Several other rules, and every published table by sex, rest on it.
    /// ## How to put it right
    /// Write M or F, or U when it is truly not known. Returns up to 2023-24 take 1 (male) and 2
    /// (female).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 101 (last changed in 2024-25).
    Rule {
        code: "101",
        wording: "The child or young person’s reported sex is not valid.",
        tables: &[Table::Header],
        fields: &["SEX"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | SEX
                   | 1     | M
                   | 2     | F
                   | 3     | U
                 > | 4     | 1
                 > | 5     | m
                 > | 6     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        !row.sex.is_and(|sex| sex.valid_in(cx.year))
    });
}
