use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SW_REASON, when it is filled in, is one of DfE's codes.
    /// ## Why it matters
    /// Why children change their social workers is published by it.
    /// ## How to put it right
    /// Use the code, in upper case, such as MANAGE or LEFTRL.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW13STG1 (last changed in 2024-25).
    Rule {
        code: "SW13STG1",
        wording: "The reason for social worker change is not valid.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_REASON"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_REASON
                       | 1     | MANAGE
                       | 1     | FCONTA
                       | 1     |
                     > | 1     | MANAG
                     > | 1     | others
                     > | 1     | ''
                       | 1     | SWDIED
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| row.sw_reason.is_other());
}
