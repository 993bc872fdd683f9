use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child stands in AD1 once.
    /// ## Why it matters
    /// With two rows, which adoption holds is a guess, and the child may be counted twice.
    /// ## How to put it right
    /// Keep the row that is right and delete the other. If they are two children, give one of
    /// them its own identifier.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT31.
    Rule {
        code: "INT31",
        wording: "Internal Check: Child should only exist once in AD1.",
        tables: &[Table::Ad1],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            AD1 | CHILD | DOB
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
    if child.ad1.len() > 1 {
        found.rows(child.ad1, |_| true);
    }
}
