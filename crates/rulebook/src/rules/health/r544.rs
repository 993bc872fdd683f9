use super::core_items;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When convictions are filled in, so are immunisations, teeth check, health assessment and
    /// substance misuse.
    /// ## Why it matters
    /// The items belong to one group of children and are published side by side.
    /// ## How to put it right
    /// Complete the four health items, or clear the row if the child does not belong to the
    /// group.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 544.
    Rule {
        code: "544",
        wording: "Any child who has conviction information completed must also have immunisation, teeth check, health assessment and substance misuse problem identified fields completed.",
        tables: &[Table::Oc2],
        fields: &["CONVICTED", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
        check: Check::Child(check),
        cases: &["
            OC2 | CONVICTED | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
                |           |               |             |                   |
              > | 1         |               |             |                   |
              > | 1         |               |             |                   |
              > | 1         |               |             |                   |
              > | 1         |               | 1           | 1                 |
              > | 1         |               |             |                   |
              > | 1         |               |             |                   |
              > | 1         |               |             |                   |
              > | 1         |               |             |                   |
                | 1         | 1             | 1           | 1                 | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc2, |row| {
        row.convicted.is_present() && core_items(row).iter().any(|item| item.is_blank())
    });
}
