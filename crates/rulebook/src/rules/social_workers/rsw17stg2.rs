use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in the table has a social worker's spell that is open on 31 March.
    /// ## Why it matters
    /// The table is of children looked after on 31 March, each of whom has an allocated worker on
    /// that day.
    /// ## How to put it right
    /// Add the spell of the worker the child has, or remove SW_DEC if the worker stayed. A child
    /// who left care before 31 March does not belong in the table.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW17STG2 (last changed in 2025-26).
    Rule {
        code: "SW17STG2",
        wording: "There is no social worker episode open at 31 March",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DEC", "SW_DECOM"],
        years: Years::since(2026),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD  | SW_DECOM   | SW_DEC
                       | child1 | 01/01/2001 |
                       | child2 | 01/01/2000 | 01/01/2001
                     > | child2 | 02/01/2000 | 01/01/2001
                       | child1 | 01/01/2000 | 01/01/2001
        ",
        "
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC
                     > | 1     | 01/05/2026 | 31/03/2027
                       | 2     | 01/05/2026 | 31/02/2027
                       | 3     | 01/05/2026 |
                       | 3     | 01/06/2026 | 01/07/2026
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // An end that cannot be read may be later.
    let open = child
        .social_workers
        .iter()
        .any(|row| row.sw_dec.is_blank() || row.sw_dec.is_other() || row.sw_dec.is_after(cx.end));
    if let Some(last) = child.social_workers.last()
        && !open
    {
        found.row(*last);
    }
}
