use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No social worker's spell begins after the end of the collection year.
    /// ## Why it matters
    /// It belongs to a later return.
    /// ## How to put it right
    /// Check SW_DECOM; leave the spell out of this year's return if the date is right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW06STG2 (last changed in 2023-24).
    Rule {
        code: "SW06STG2",
        wording: "Social worker episode data should be within the social worker data reporting year.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DECOM"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            collection 01/04/1999 to 31/03/2000
            SWEpisodes | SW_DECOM
                     > | 01/04/2000
                       | 31/03/2000
                       | 01/01/2000
                       |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| row.sw_decom.is_after(cx.end));
}
