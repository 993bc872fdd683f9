use super::items;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every health and conviction item that is filled in is 0 or 1.
    /// ## Why it matters
    /// Anything else cannot be counted, and the child drops out of the published percentage.
    /// ## How to put it right
    /// Write 1 for yes and 0 for no. Leave the item blank only where it is not asked for.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 181.
    Rule {
        code: "181",
        wording: "Data items relating to children looked after continuously for 12 months should be completed with a 0 or 1.",
        tables: &[Table::Oc2],
        fields: &["CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
        check: Check::Child(check),
        cases: &["
            OC2 | CONVICTED | HEALTH_CHECK | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                | 1         | 1            | 1             | 1           | 1                 | 0                | 0                     | 1
                |           |              |               |             |                   |                  |                       |
                |           |              |               | 0           | 1                 | 0                | 1                     |
              > | 2         | 2            |               |             |                   | 1                | 1                     | 0
              > | 2         | 2            | 2             | 2           | 2                 | 2                | 2                     | 2
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        items(row).iter().any(|item| item.is_other())
    });
}
