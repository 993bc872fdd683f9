use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in OC2 is in Header.
    /// ## Why it matters
    /// DfE’s portal builds each child from Header. A row of health items without a child
    /// belongs to nobody and is not counted.
    /// ## How to put it right
    /// Add the child to Header, or put right the identifier in OC2.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT05.
    Rule {
        code: "INT05",
        wording: "Internal Check: Child in OC2 does not exist in Header.",
        tables: &[Table::Header, Table::Oc2],
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
            OC2 | CHILD | DOB
                | 101   | 01/04/2020
                | 102   |
                | 103   | 04/01/2020
              > | 105   | 01/04/2020
        ",
        "
            Header | CHILD | DOB
                   | 1     | 01/04/2020
                   | 2     |
                   | 1     | 01/04/2020
                   | 4     |
            OC2 | CHILD | DOB
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
        found.rows(child.oc2, |_| true);
    }
}
