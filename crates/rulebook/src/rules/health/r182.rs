use super::{core_items, items};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Immunisations, teeth check, health assessment and substance misuse are all filled in as
    /// soon as any health or conviction item is.
    /// ## Why it matters
    /// These four are asked of every child of the group; a gap makes the four percentages rest
    /// on different children.
    /// ## How to put it right
    /// Complete the four items, or clear the whole row if the child was not looked after for
    /// the twelve months.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 182.
    Rule {
        code: "182",
        wording: "Data entries on immunisations, teeth checks, health assessments and substance misuse problem identified should be completed or all OC2 fields should be left blank.",
        tables: &[Table::Oc2],
        fields: &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
        check: Check::Child(check),
        cases: &["
            OC2 | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | CONVICTED | HEALTH_CHECK | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
                |               |             |                   |                  |           |              |                       |
              > |               |             |                   |                  | 1         |              |                       |
              > |               |             |                   |                  |           | 1            |                       |
              > | 1             | 1           | 1                 |                  |           |              | 1                     |
              > |               |             |                   |                  |           |              |                       | 1
                | 1             | 1           | 1                 | 1                | 1         | 1            | 1                     | 1
              > |               | 1           |                   | 1                | 1         | 1            | 1                     | 1
                | 1             | 1           | 1                 | 1                |           |              |                       |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        items(row).iter().any(|item| item.is_present())
            && core_items(row).iter().any(|item| item.is_blank())
    });
}
