use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child looked after on 31 March has social workers recorded for the whole collection year,
    /// also for the time before they came into care: the first spell began on or before 1 April, or
    /// the child was not known then.
    /// ## Why it matters
    /// How many workers a child has had in the year can be counted only from a whole year of them.
    /// ## How to put it right
    /// Add the spells from 1 April on. For a child whom the authority first came to know in the
    /// year, the first spell has the reason FCONTA (first contact or re-referral).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW12STG2 (last changed in 2024-25).
    Rule {
        code: "SW12STG2",
        wording: "If a child is looked after on 31 March then all social worker episodes for the full previous year should be reported, even those whilst they were not looked after",
        tables: &[Table::SwEpisodes, Table::Episodes],
        fields: &["SW_DECOM"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            Episodes   | CHILD | DECOM      | DEC        | RNE
                       | 1     | 01/05/2025 |            | S
                       | 2     | 01/05/2025 |            | P
                       | 3     | 01/08/2026 |            | S
                       | 4     | 01/05/2025 | 31/03/2027 | S
                     > | 5     | 01/05/2025 |            | L
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC     | SW_REASON
                       | 1     | 01/04/2026 |            | MANAGE
                     > | 2     | 02/04/2026 |            | MANAGE
                       | 3     | 01/07/2026 | 01/09/2026 | FCONTA
                       | 3     | 01/09/2026 |            | TSPROC
                       | 4     | 01/10/2026 |            | MANAGE
        ",
        "
            Episodes   | CHILD | DEC
                       | 1     |
                       | 2     | 31/03/2027
            SWEpisodes | CHILD | SW_DECOM
                     > | 1     | 02/04/2026
                       | 2     | 02/04/2026
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let mut in_care = child.in_care_on(cx.end, cx).peekable();
    if in_care.peek().is_none() {
        return;
    }
    match child
        .social_workers
        .iter()
        .find(|row| row.sw_decom.is_value())
    {
        Some(first) => {
            let newly_known = first.sw_reason.is(SocialWorkerChange::FCONTA);
            if first.sw_decom.is_after(cx.start) && !newly_known {
                found.row(*first);
            }
        }
        // Nothing stands in the table to point at: the episode is what lacks a worker.
        None => in_care.for_each(|episode| found.row(episode)),
    }
}
