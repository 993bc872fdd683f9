use crate::rules::care_leavers;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in the care leaver table has nothing in the adoption table.
    /// ## Why it matters
    /// An adopted child is no care leaver: one of the two tables has the wrong child.
    /// ## How to put it right
    /// Take the child out of AD1, or out of OC3 if the child was adopted.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 134.
    Rule {
        code: "134",
        wording: "Data on adoption should not be entered for the OC3 cohort.",
        tables: &[Table::Oc3, Table::Ad1],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | A     |          |       |
                | B     | XXX      |       |
                | C     |          | XXX   |
                | D     |          |       | XXX
                | E     |          |       |
            AD1 | CHILD | DATE_INT | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
                | A     |          |            |             |           |            |
              > | B     |          | XXX        |             |           |            |
              > | C     | XXX      | XXX        | XXX         | XXX       | XXX        | XXX
              > | D     |          |            |             |           |            | XXX
                | E     | XXX      | XXX        | XXX         | XXX       | XXX        | XXX
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.oc3.iter().any(|row| care_leavers::any_item(row)) {
        found.rows(child.ad1, super::any_item);
    }
}
