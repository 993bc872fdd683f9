use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child stands in UASC once.
    /// ## Why it matters
    /// With two rows, which row of asylum status holds is a guess, and the child may be counted
    /// twice.
    /// ## How to put it right
    /// Keep the row that is right and delete the other. If they are two children, give one of
    /// them its own identifier.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT36.
    Rule {
        code: "INT36",
        wording: "Internal Check: Child should only exist once in UASC.",
        tables: &[Table::Uasc],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            UASC | CHILD | DOB        | SEX
               > | 101   | 01/04/2020 | M
               > | 102   |            | F
               > | 103   | 01/04/2020 | M
               > | 104   |            | F
               > | 101   | 01/04/2020 | M
               > | 102   |            | F
               > | 103   | 01/04/2020 | M
               > | 104   |            | F
                 | 106   |            |
        ",
        "
            UASC | CHILD | DOB
               > | 1     | 01/04/2020
                 | 2     |
               > | 1     | 02/04/2020
                 | 3     | 01/04/2020
                 |       | 01/04/2020
                 |       | 01/04/2020
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.uasc.len() > 1 {
        found.rows(child.uasc, |_| true);
    }
}
