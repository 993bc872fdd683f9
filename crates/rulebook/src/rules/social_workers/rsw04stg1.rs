use super::is_no_date;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SW_DECOM, when it is filled in, is a date of the calendar; a day, month or year that is not
    /// known is written as Zs.
    /// ## Why it matters
    /// The order of the workers, and so how often they changed, is read from it.
    /// ## How to put it right
    /// Write the day the worker took over as DD/MM/YYYY.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW04STG1 (last changed in 2023-24).
    /// That a part may be written as ZZ is as in the shared case.
    Rule {
        code: "SW04STG1",
        wording: "Date social worker episode began is not a valid date..",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DECOM"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | SW_DECOM
                       | ZZ/ZZ/ZZZZ
                       | 01/01/2001
                     > | zz
                       | 01/01/ZZZZ
                       |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| is_no_date(&row.sw_decom));
}
