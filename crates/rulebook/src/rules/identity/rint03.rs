use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child with an episode is in Header.
    /// ## Why it matters
    /// DfE's portal builds each child from Header; an episode without one belongs to nobody.
    /// ## How to put it right
    /// Add the child to Header, or put right the identifier in Episodes.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT03.
    Rule {
        code: "INT03",
        wording: "Internal Check: Child in Episodes does not exist in Header.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB        | SEX
                   | 101   | 01/04/2020 | M
                   | 102   |            | F
                   | 103   | 01/04/2020 | M
                   | 104   |            | F
                   | 101   | 01/04/2020 | M
                   | 102   |            | F
                   | 103   | 01/04/2020 | M
                   | 104   |            | F
                   | 106   |            |
            Episodes | CHILD
                     | 101
                     | 102
                     | 103
                   > | 105
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.headers.is_empty() {
        found.rows(child.episodes, |_| true);
    }
}
