use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person the authority is in touch with (IN_TOUCH YES) has an activity and an
    /// accommodation other than 0.
    /// ## Why it matters
    /// 0 means not known because not in touch. In touch and not known cannot both be so.
    /// ## How to put it right
    /// Ask the personal adviser where the young person lives and what they do, and record it; or
    /// correct IN_TOUCH.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 345.
    Rule {
        code: "345",
        wording: "The data collection record shows the local authority is in touch with this young person, but activity and/or accommodation data items are zero.",
        tables: &[Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | A     | No       |       | 0
              > | B     | YES      | 0     |
              > | C     | YES      | XXX   | 0
                | D     |          |       | XXX
                | E     | Yes      | XXX   | XXX
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        row.in_touch.is(InTouch::Yes)
            && (row.activ.is(Activity::NotKnown) || row.accom.is(Accommodation::NotKnown))
    });
}
