use super::items;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person with care leaver information has no health and conviction items.
    /// ## Why it matters
    /// The one is about someone who has left care, the other about a child who was in care all
    /// year. One of the two tables has the wrong child.
    /// ## How to put it right
    /// Check whether the young person was looked after all year or had left, and clear the
    /// items in the table that does not apply.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 215.
    Rule {
        code: "215",
        wording: "Child has care leaver information but one or more data items relating to children looked after for 12 months have been completed.",
        tables: &[Table::Oc2, Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
        check: Check::Child(check),
        cases: &["
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
              > | A     | DIED     |       |
              > | B     | Yes      |       |
              > | C     | RHOM     | XXX   |
              > | D     |          |       | XXX
                | E     |          |       |
            OC2 | CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | CONVICTED | HEALTH_CHECK | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
              > | A     | 1             | 1           | 1                 |                  |           |              | 1                     |
              > | B     |               |             |                   |                  |           |              |                       | 1
              > | C     | 1             | 1           | 1                 | 1                | 1         | 1            | 1                     | 1
              > | D     |               | 1           |                   | 1                | 1         | 1            | 1                     | 1
                | E     | 1             | 1           | 1                 | 1                |           |              |                       |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let leaver =
        |row: &Oc3| row.in_touch.is_present() || row.activ.is_present() || row.accom.is_present();
    let completed = |row: &Oc2| items(row).iter().any(|item| item.is_present());
    if child.oc3.iter().any(|row| leaver(row)) && child.oc2.iter().any(|row| completed(row)) {
        found.rows(child.oc3, leaver);
        found.rows(child.oc2, completed);
    }
}
