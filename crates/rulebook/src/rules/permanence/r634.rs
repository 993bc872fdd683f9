use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Only a child who has started to be looked after since 1 April 2016 has something in
    /// PrevPerm.
    /// ## Why it matters
    /// The item has been collected since that day, for children who start; other children’s
    /// entries are not counted and hide a wrong date.
    /// ## How to put it right
    /// Clear PREV_PERM, LA_PERM and DATE_PERM, or correct DECOM.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 634.
    Rule {
        code: "634",
        wording: "There are entries for previous permanence options, but child has not started to be looked after from 1 April 2016 onwards.",
        tables: &[Table::Episodes, Table::PrevPerm],
        fields: &["LA_PERM", "PREV_PERM", "DATE_PERM", "DECOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2016 to 31/03/2017
            PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
                   > | 101   | Z1        |         |
                     | 102   |           | 352     |
                   > | 103   |           |         | 01/05/2000
                     | 6     | Z1        | 352     |
                     | 7     |           |         |
                     | 8     | P1        | 352     | 05/05/2020
            Episodes | CHILD | DECOM
                   > | 101   | 20/10/2011
                     | 102   | 19/11/2021
                     | 102   | 17/06/2001
                   > | 103   | 04/04/2002
                   > | 103   | 11/09/2015
                   > | 103   | 01/03/2016
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM
                     | 1     | 01/04/2016
                   > | 2     | 31/03/2016
                     | 3     |
            PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
                     | 1     | Z1        |         |
                   > | 2     |           | 359     |
                     | 3     | Z1        |         |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let since = jiff::civil::date(2016, 4, 1);
    let episodes = child.dated_episodes();
    let entered = |row: &PreviousPermanence| {
        row.prev_perm.is_present() || row.la_perm.is_present() || row.date_perm.is_present()
    };
    if !episodes.is_empty()
        && episodes.iter().all(|row| row.decom.is_before(since))
        && child.previous_permanence.iter().any(|row| entered(row))
    {
        found.rows(episodes, |_| true);
        found.rows(child.previous_permanence, entered);
    }
}
