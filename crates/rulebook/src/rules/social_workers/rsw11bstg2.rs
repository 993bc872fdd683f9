use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The last social worker's spell of a child did not end before 31 March.
    /// ## Why it matters
    /// A child looked after on 31 March has an allocated worker. If the last one left before, the
    /// next one is missing from the return.
    /// ## How to put it right
    /// Add the spell of the worker who took over, or remove SW_DEC if the worker stayed.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW11bSTG2 (last changed in 2023-24).
    Rule {
        code: "SW11bSTG2",
        wording: "Social worker episode has ended before 31 March and no subsequent social worker episode has been provided.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DEC"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC
                       | 1     | 01/05/2026 | 01/06/2026
                       | 1     | 01/06/2026 |
                     > | 2     | 01/06/2026 | 30/03/2027
                       | 2     | 01/05/2026 | 01/06/2026
                       | 3     | 01/05/2026 | 31/03/2027
                       | 4     | 01/05/2026 | 31/02/2027
                     > | 5     | 01/05/2026 | 01/06/2026
                       | 5     |            | 01/07/2026
                       | 6     | 01/05/2026 | 01/06/2026
                       | 6     | 01/09/2026 |
        ",
        "
            SWEpisodes | CHILD | SW_DEC
                       | 1     | 01/06/2026
                     > | 1     | 01/07/2026
                       | 2     | 01/06/2026
                       | 2     |
                       | 3     | 01/06/2026
                       | 3     | 31/03/2027
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let spells = child.social_workers;
    // Where no beginning is known, the spell that ended last is the last one, unless one is open.
    let last_to_end = || {
        let open = spells.iter().any(|row| row.sw_dec.is_blank());
        let ended = spells.iter().max_by_key(|row| row.sw_dec.get());
        ended.filter(|_| !open)
    };
    let last = spells
        .iter()
        .rev()
        .find(|row| row.sw_decom.is_value())
        .or_else(last_to_end);
    if let Some(last) = last
        && last.sw_dec.is_before(cx.end)
    {
        found.row(*last);
    }
}
