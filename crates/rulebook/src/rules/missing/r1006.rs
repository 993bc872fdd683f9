use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// MISSING, when it is filled in, is M (missing) or A (away without authorisation).
    /// ## Why it matters
    /// Missing and away are published apart: the one is a child nobody can find.
    /// ## How to put it right
    /// Write M when nobody knew where the child was, A when it was known but not agreed.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1006.
    Rule {
        code: "1006",
        wording: "Missing type invalid.",
        tables: &[Table::Missing],
        fields: &["MISSING"],
        check: Check::Child(check),
        cases: &["
            Missing | CHILD | MISSING
                    | 1     | M
                    | 1     | A
                    | 1     |
                  > | 1     | AWOL
                  > | 1     | m
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| row.missing.is_other());
}
