use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// FOSTER_CARE, when it is filled in, is 0 (not adopted by former foster carers) or 1 (adopted
    /// by them).
    /// ## Why it matters
    /// It is the only count of children adopted by the people who fostered them.
    /// ## How to put it right
    /// Write 1 if the adopters had fostered the child, 0 if they had not.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 114.
    Rule {
        code: "114",
        wording: "Data entry to record the status of former carer(s) of an adopted child is invalid.",
        tables: &[Table::Ad1],
        fields: &["FOSTER_CARE"],
        check: Check::Child(check),
        cases: &["
            AD1 | FOSTER_CARE
                | 0
                | 1
                | 0
                | 1
              > | 2
              > | former foster carer
              > | ''
                |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| row.foster_care.is_other());
}
