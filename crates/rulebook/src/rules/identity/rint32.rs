use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child stands in Header once.
    /// ## Why it matters
    /// With two rows, which sex, birthday or ethnic origin holds is a guess.
    /// ## How to put it right
    /// Keep the row that is right and delete the other. If they are two children, give one of them
    /// its own identifier.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT32.
    Rule {
        code: "INT32",
        wording: "Internal Check: Child should only exist once in Header.",
        tables: &[Table::Header],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB        | SEX
                 > | 101   | 01/04/2020 | M
                 > | 102   |            | F
                 > | 103   | 01/04/2020 | M
                 > | 104   |            | F
                 > | 101   | 01/04/2020 | M
                 > | 102   |            | F
                 > | 103   | 01/04/2020 | M
                 > | 104   |            | F
                   | 106   |            |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.headers.len() > 1 {
        found.rows(child.headers, |_| true);
    }
}
