use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child stands in OC2 once.
    /// ## Why it matters
    /// With two rows, which set of health items holds is a guess, and the child may be counted
    /// twice.
    /// ## How to put it right
    /// Keep the row that is right and delete the other. If they are two children, give one of
    /// them its own identifier.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT33.
    Rule {
        code: "INT33",
        wording: "Internal Check: Child should only exist once in OC2.",
        tables: &[Table::Oc2],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            OC2 | CHILD | DOB
              > | 101   | 01/04/2020
              > | 102   |
              > | 103   | 01/04/2020
              > | 104   |
              > | 101   | 01/04/2020
              > | 102   |
              > | 103   | 01/04/2020
              > | 104   |
                | 106   |
        ",
        "
            OC2 | CHILD | DOB
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
    if child.oc2.len() > 1 {
        found.rows(child.oc2, |_| true);
    }
}
