use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in PrevPerm is in Header.
    /// ## Why it matters
    /// DfE’s portal builds each child from Header. An earlier permanence without a child
    /// belongs to nobody and is not counted.
    /// ## How to put it right
    /// Add the child to Header, or put right the identifier in PrevPerm.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT07.
    Rule {
        code: "INT07",
        wording: "Internal Check: Child in PrevPerm does not exist in Header.",
        tables: &[Table::Header, Table::PrevPerm],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB
                   | 1     | 01/04/2020
                   | 2     |
                   | 1     | 01/04/2020
                   | 4     |
            PrevPerm | CHILD | DOB
                     | 1     | 01/04/2020
                     | 2     |
                   > | 3     | 01/04/2020
                   > |       | 01/04/2020
                   > | 3     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.headers.is_empty() {
        found.rows(child.previous_permanence, |_| true);
    }
}
