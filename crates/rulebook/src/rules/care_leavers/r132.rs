use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// ACTIV is filled in with one of its codes, such as F2 or G5, or with 0 when it is not known.
    /// ## Why it matters
    /// How many care leavers are in education, employment or training is published for each
    /// authority.
    /// ## How to put it right
    /// Write the code of what the young person does around their birthday; 0 when the authority is
    /// not in touch.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 132.
    Rule {
        code: "132",
        wording: "Data entry for activity after leaving care is invalid.",
        tables: &[Table::Oc3],
        fields: &["ACTIV"],
        check: Check::Child(check),
        cases: &["
            OC3 | ACTIV
              > | f1
                | F1
              > | 1
                | 0
              > | 1
                | 0
              > | ''
              > |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        !row.activ.is_and(|code| code.valid_in(cx.year))
    });
}
