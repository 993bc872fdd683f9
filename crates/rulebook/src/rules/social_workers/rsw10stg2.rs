use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A social worker's spell begins within a week of the day the one before it ended, before or
    /// after, unless its reason is first contact or re-referral (FCONTA).
    /// ## Why it matters
    /// A child has one allocated worker at a time and is never without one. A few days of handover
    /// are allowed; more makes it unclear who was responsible.
    /// ## How to put it right
    /// Make SW_DEC of the earlier spell and SW_DECOM of the later one meet. If the case was closed
    /// between the two, the reason of the later one is FCONTA.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW10STG2 (last changed in 2024-25).
    /// The week, also after the end, and the reason FCONTA are not in DfE's words but in the shared
    /// case.
    Rule {
        code: "SW10STG2",
        wording: "A new social worker episode has started before the end date of the previous social worker episode.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DECOM"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC     | SW_REASON
                       | 1     | 01/01/2000 | 09/01/2000 | XXXX
                       | 1     | 02/01/2000 | 03/01/2000 | XXXX
                       | 2     | 01/01/1999 | 09/01/2000 | XXXX
                     > | 2     | 01/01/2000 | 10/01/2000 | XXXX
                       | 3     | 10/01/2000 | 20/01/2000 | XXXX
                       | 3     | 10/01/2000 | 11/01/2000 | XXXX
                       | 3     | 18/01/2000 | 20/01/2000 | XXXX
                     > | 3     | 30/01/2000 | 31/01/2000 | XXXX
                       | 6     | 01/01/1999 | 09/01/2000 | XXXX
                       | 6     | 01/01/2000 | 10/01/2000 | FCONTA
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    const HANDOVER_DAYS: i32 = 7;
    let dated = child
        .social_workers
        .iter()
        .filter(|row| row.sw_decom.is_value());
    for (before, row) in dated.clone().zip(dated.skip(1)) {
        let apart = before
            .sw_dec
            .get()
            .zip(row.sw_decom.get())
            .is_some_and(|(ended, began)| days_between(ended, began).abs() > HANDOVER_DAYS);
        if apart && !row.sw_reason.is(SocialWorkerChange::FCONTA) {
            found.row(*row);
        }
    }
}
