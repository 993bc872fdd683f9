use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// ACCOM is filled in with one of its codes, such as B1 or U2, or with 0 when it is not known.
    /// ## Why it matters
    /// How many care leavers live in suitable accommodation is published for each authority.
    /// ## How to put it right
    /// Write the letter of the accommodation followed by 1 (suitable) or 2 (not suitable); 0 when
    /// the authority is not in touch. No fixed abode (S) and custody (X) are never suitable.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 133.
    Rule {
        code: "133",
        wording: "Data entry for accommodation after leaving care is invalid. If reporting on a childs accommodation after leaving care the data entry must be valid",
        tables: &[Table::Oc3],
        fields: &["ACCOM"],
        check: Check::Child(check),
        cases: &["
            OC3 | ACCOM
                | B1
                | B2
              > |
              > | s2
                | K1
              > | X
              > | 1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        !row.accom.is_and(|code| code.valid_in(cx.year))
    });
}
