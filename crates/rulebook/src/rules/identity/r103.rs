use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// ETHNIC is one of DfE’s twenty codes.
    /// ## Why it matters
    /// Without it nobody can say whether children of some backgrounds fare worse in care than
    /// others.
    /// ## How to put it right
    /// Use the code for what the child or family say. NOBT if it has not been asked yet, REFU
    /// if they would rather not say.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 103.
    Rule {
        code: "103",
        wording: "The ethnicity code is either not valid or has not been entered.",
        tables: &[Table::Header],
        fields: &["ETHNIC"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | ETHNIC
                   | 1     | WBRI
                   | 2     | NOBT
                 > | 3     |
                 > | 4     | wbri
                 > | 5     | WBR
                 > | 6     | ''
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| !row.ethnic.is_value());
}
