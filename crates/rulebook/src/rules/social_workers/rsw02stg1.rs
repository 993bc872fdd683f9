use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SW_ID, when it is filled in, begins with SW or XX.
    /// ## Why it matters
    /// SW is the worker's number with Social Work England; XX marks one the authority made up for a
    /// worker without it. Anything else cannot be told apart from a slip.
    /// ## How to put it right
    /// Use the registration number (SW and digits), or an identifier of your own that begins with
    /// XX.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW02STG1 (last changed in 2023-24).
    Rule {
        code: "SW02STG1",
        wording: "Social worker ID does not begin with the characters ‘SW’ or ‘XX’.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_ID"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_ID
                       | 1     | SW123456
                       | 1     | XX01
                     > | 1     | 123456
                     > | 1     | sw123456
                       | 1     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| {
        let id = row.sw_id.as_str();
        row.sw_id.is_present() && !id.starts_with("SW") && !id.starts_with("XX")
    });
}
