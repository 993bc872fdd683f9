use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// IN_TOUCH is filled in with one of its codes: YES, NO, DIED, REFU, NREQ or RHOM.
    /// ## Why it matters
    /// How many care leavers authorities are in touch with is published for each of them.
    /// ## How to put it right
    /// Write the code that holds around the young person's birthday.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 131.
    Rule {
        code: "131",
        wording: "Data entry for being in touch after leaving care is invalid.",
        tables: &[Table::Oc3],
        fields: &["IN_TOUCH"],
        check: Check::Child(check),
        cases: &["
            OC3 | IN_TOUCH
              > | yes
                | YES
              > | 1
              > | REFUSE
                | REFU
              > | ''
              > |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        !row.in_touch.is_and(|code| code.valid_in(cx.year))
    });
}
