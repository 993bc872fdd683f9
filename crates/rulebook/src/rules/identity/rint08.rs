use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in Reviews is in Header.
    /// ## Why it matters
    /// DfE’s portal builds each child from Header. A review without a child belongs to nobody
    /// and is not counted.
    /// ## How to put it right
    /// Add the child to Header, or put right the identifier in Reviews.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT08.
    Rule {
        code: "INT08",
        wording: "Internal Check: Child in Reviews does not exist in Header.",
        tables: &[Table::Header, Table::Reviews],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB
                   | 1     | 01/04/2020
                   | 2     |
                   | 1     | 01/04/2020
                   | 4     |
            Reviews | CHILD | DOB
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
        found.rows(child.reviews, |_| true);
    }
}
