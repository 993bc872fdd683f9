use super::core_items;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When development assessments are recorded as up to date, immunisations, teeth check,
    /// health assessment and substance misuse are filled in too.
    /// ## Why it matters
    /// The items belong to one group of children and are published side by side.
    /// ## How to put it right
    /// Complete the four items, or clear the row if the child does not belong to the group.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 547.
    Rule {
        code: "547",
        wording: "Any child who has health promotion information completed must also have immunisation, teeth check, health assessment and substance misuse problem identified fields completed.",
        tables: &[Table::Oc2],
        fields: &["HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
        check: Check::Child(check),
        cases: &["
            OC2 | HEALTH_CHECK | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
                |              |               |             |                   |
              > | 1            |               |             |                   |
              > | 1            |               |             |                   |
                | 1            | 1             | 1           | 0                 | 0
              > | 1            |               | 1           | 1                 |
                | 0            |               |             |                   |
                | 1            | 1             | 1           | 1                 | 1
                |              |               | 1           | 0                 | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        // The shared case reports nothing for 0; see docs/rulebook-differences.md.
        row.health_check.is_present()
            && !row.health_check.is(YesNo::No)
            && core_items(row).iter().any(|item| item.is_blank())
    });
}
