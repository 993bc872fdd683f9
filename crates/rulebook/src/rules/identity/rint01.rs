use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in AD1 is in Header.
    /// ## Why it matters
    /// DfE’s portal builds each child from Header. An adoption without a child belongs to
    /// nobody and is not counted.
    /// ## How to put it right
    /// Add the child to Header, or put right the identifier in AD1.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT01.
    Rule {
        code: "INT01",
        wording: "Data Integrity Check: Child in AD1 does not exist in Header.",
        tables: &[Table::Header, Table::Ad1],
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
            AD1 | CHILD | DOB
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
            AD1 | CHILD | DOB
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
        found.rows(child.ad1, |_| true);
    }
}
