use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// REASON_PLACE_CHANGE, when it is filled in, is one of the codes of the year.
    /// ## Why it matters
    /// It says why children have to move. A code that is not understood is a move without a reason.
    /// ## How to put it right
    /// Use one of DfE's codes in upper case, such as CARPL or CREQB, or leave it blank.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1009.
    Rule {
        code: "1009",
        wording: "Reason for placement change is not a valid code.",
        tables: &[Table::Episodes],
        fields: &["REASON_PLACE_CHANGE"],
        check: Check::Child(check),
        cases: &["
            Episodes | REASON_PLACE_CHANGE
                     | CARPL
                     | OTHER
                   > | other
                   > | NA
                   > | ''
                     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.reason_place_change.is_present()
            && !row
                .reason_place_change
                .is_and(|reason| reason.valid_in(cx.year))
    });
}
