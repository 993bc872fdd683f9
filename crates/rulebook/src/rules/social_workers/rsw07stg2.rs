use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A social worker's spell that ended did so in the collection year.
    /// ## Why it matters
    /// One that ended earlier belongs to an earlier return; one that ends later is still open in
    /// this one.
    /// ## How to put it right
    /// Check SW_DEC. Leave the spell out if it was over before 1 April; leave SW_DEC blank if it
    /// was open on 31 March.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW07STG2 (last changed in 2024-25).
    Rule {
        code: "SW07STG2",
        wording: "Social worker episode end date should be on or after the start of the social worker reporting period, and should be on or before the collection end date.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DEC"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            collection 01/04/1999 to 31/03/2000
            SWEpisodes | SW_DEC
                     > | 01/04/2000
                     > | 31/03/1998
                       | 01/01/2000
                       |
        ",
        "
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC
                     > | 1     | 01/05/2025 | 31/03/2026
                       | 1     | 01/05/2025 | 01/04/2026
                       | 1     | 01/05/2025 | 31/03/2027
                     > | 1     | 01/05/2025 | 01/04/2027
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.social_workers, |row| {
        row.sw_dec.is_before(cx.start) || row.sw_dec.is_after(cx.end)
    });
}
