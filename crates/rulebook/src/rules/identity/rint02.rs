use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in PlacedAdoption is in Header.
    /// ## Why it matters
    /// DfE’s portal builds each child from Header. A decision to place for adoption without a
    /// child belongs to nobody and is not counted.
    /// ## How to put it right
    /// Add the child to Header, or put right the identifier in PlacedAdoption.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT02.
    Rule {
        code: "INT02",
        wording: "Internal Check: Child in PlacedAdoption does not exist in Header.",
        tables: &[Table::Header, Table::PlacedAdoption],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB
                   | 1     | 01/04/2020
                   | 2     |
                   | 1     | 01/04/2020
                   | 4     |
            PlacedAdoption | CHILD | DOB
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
        found.rows(child.placed_adoption, |_| true);
    }
}
