use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child spends no more than 75 days in short breaks (V3) in any twelve months.
    /// ## Why it matters
    /// Beyond 75 days the child is looked after like any other, with a care plan and reviews (Care
    /// Planning Regulations 2010, regulation 48).
    /// ## How to put it right
    /// Check the dates of the breaks. If they are right, the child is no longer in a series of
    /// short breaks: record the episodes under V2 from then on.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 367.
    Rule {
        code: "367",
        wording: "The maximum amount of respite care allowable is 75 days in any 12-month period.",
        tables: &[Table::Episodes],
        fields: &["LS", "DECOM", "DEC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | LS
                   > | 1     | 01/05/2026 | 01/06/2026 | V3
                   > | 1     | 01/07/2026 | 01/08/2026 | V3
                   > | 1     | 01/09/2026 | 15/09/2026 | V3
                     | 1     | 01/10/2026 | 01/11/2026 | V2
                     | 2     | 01/05/2026 | 01/06/2026 | V3
                     | 2     | 01/07/2026 | 01/08/2026 | V3
                     | 2     | 01/09/2026 | 14/09/2026 | V3
                     | 3     | 01/05/2026 | 01/08/2026 | V4
                   > | 4     | 01/12/2026 |            | V3
                     | 5     | 01/05/2026 | 01/07/2026 | V3
                     | 5     | 02/05/2027 | 01/06/2027 | V3
                     | 6     |            | 01/07/2026 | V3
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    const MOST_DAYS: i32 = 75;
    let breaks: Vec<(&Episode, Date, Date)> = child
        .dated_episodes()
        .iter()
        .filter(|row| row.ls.is(LegalStatus::V3))
        .filter_map(|row| Some((*row, row.decom.get()?, row.dec.get().unwrap_or(cx.end))))
        .collect();
    // The days of a twelve-month window are most when it begins with the first day of a break.
    for (_, first_day, _) in &breaks {
        let past = plus_years(*first_day, 1);
        let within =
            |began: Date, ended: Date| days_between(began.max(*first_day), ended.min(past)).max(0);
        let days: i32 = breaks
            .iter()
            .map(|(_, began, ended)| within(*began, *ended))
            .sum();
        if days > MOST_DAYS {
            for (row, began, ended) in &breaks {
                if within(*began, *ended) > 0 {
                    found.row(*row);
                }
            }
        }
    }
}
