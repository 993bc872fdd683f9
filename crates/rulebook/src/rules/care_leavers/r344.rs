use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who died (IN_TOUCH DIED), or went home for six months or more (RHOM), has no
    /// activity and no accommodation: blank, or 0.
    /// ## Why it matters
    /// They are left out of the published figures, so an activity or a home beside the code means
    /// that one of the two is wrong.
    /// ## How to put it right
    /// Write 0 for ACTIV and ACCOM, or correct IN_TOUCH.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 344.
    Rule {
        code: "344",
        wording: "The record shows the young person has died or returned home to live with parent(s) or someone with parental responsibility for a continuous period of 6 months or more, but activity and/or accommodation on leaving care have been completed.",
        tables: &[Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 1     | DIED     | 0     | 0
                | 2     | RHOM     |       |
              > | 3     | DIED     | F2    | 0
              > | 4     | RHOM     | 0     | B1
              > | 5     | RHOM     | F2    | B1
              > | 6     | DIED     | XXX   |
                | 7     | YES      | F2    | B1
                | 8     | died     | F2    | B1
                | 9     |          | F2    | B1
                | 10    | REFU     | F2    | B1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        row.in_touch
            .is_one_of(&[InTouch::Died, InTouch::ReturnedHome])
            && ((row.activ.is_present() && !row.activ.is(Activity::NotKnown))
                || (row.accom.is_present() && !row.accom.is(Accommodation::NotKnown)))
    });
}
