use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// IN_TOUCH, ACTIV and ACCOM are all filled in or all blank.
    /// ## Why it matters
    /// A care leaver half filled in is counted in one published figure and not in another.
    /// ## How to put it right
    /// Fill in what is missing (0 for what is not known because not in touch), or clear the row if
    /// it is not needed.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 153.
    Rule {
        code: "153",
        wording: "All data items relating to a child's activity or accommodation after leaving care must be coded or left blank.",
        tables: &[Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            OC3 | IN_TOUCH | ACTIV | ACCOM
                | XXX      | XXX   | XXX
                |          |       |
              > | XXX      |       |
              > |          | XXX   |
              > |          |       | XXX
              > | XXX      | XXX   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        super::any_item(row) && !super::every_item(row)
    });
}
