use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in the care leaver table whose last episode was open at the end of last year's
    /// return has episodes in this year's.
    /// ## Why it matters
    /// A child who was in care on 31 March cannot have left it without an episode that ended.
    /// ## How to put it right
    /// Add the episode of last year with its end, and any after it.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1010.
    Rule {
        code: "1010",
        wording: "This child has no episodes loaded for current year even though there was an open episode of care at the end of the previous year, and care leaver data has been entered.",
        tables: &[Table::Episodes, Table::Oc3],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC
                     | 101   | 20/05/2021
            Episodes_last | CHILD | DEC        | DECOM
                          | 101   | 20/06/2020 | 01/01/2020
                          | 101   |            | 11/11/2020
                          | 102   |            | 03/10/2020
                          | 102   | 14/03/2021 | 11/11/2020
                          | 103   | 01/01/2020 | 01/01/2020
                          | 103   |            | 11/11/2020
                          | 103   | 01/05/2020 | 01/02/2020
            OC3 | CHILD
                | 101
                | 102
              > | 103
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let open = child
        .last
        .final_episode()
        .is_some_and(|row| row.dec.is_blank());
    if open && child.episodes.is_empty() {
        found.rows(child.oc3, |_| true);
    }
}
