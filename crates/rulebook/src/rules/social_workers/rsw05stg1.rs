use super::is_no_date;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SW_DEC, when it is filled in, is a date of the calendar; a day, month or year that is not
    /// known is written as Zs.
    /// ## Why it matters
    /// A spell whose end cannot be read seems to go on for ever.
    /// ## How to put it right
    /// Write the day the worker handed over as DD/MM/YYYY, or leave it blank while the worker is
    /// the child's.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW05STG1 (last changed in 2023-24).
    /// DfE's words say began, but the column they point to is SW_DEC. That a part may be written as
    /// ZZ is as in the shared case of rule SW04STG1.
    Rule {
        code: "SW05STG1",
        wording: "Date social worker episode began is not a valid date.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DEC"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC
                       | 1     | 01/05/2026 | 01/06/2026
                       | 2     | 01/05/2026 |
                     > | 3     | 01/05/2026 | 31/06/2026
                     > | 4     | 01/05/2026 | ZZ
                       | 5     | 01/05/2026 | ZZ/06/2026
                       | 6     | 01/05/2026 | ZZ/ZZ/ZZZZ
                     > | 7     | 01/05/2026 | ZZ/13/2026
                     > | 8     | 01/05/2026 | 2026/06/01
                     > | 9     | 01/05/2026 | ''
                       | 10    | 31/02/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| is_no_date(&row.sw_dec));
}
