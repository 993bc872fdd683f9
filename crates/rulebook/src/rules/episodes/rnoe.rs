use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child with an episode that began before the collection year has episodes in last year's
    /// return.
    /// ## Why it matters
    /// Checks that compare the two years see nothing of this child, and last year's figures were
    /// one short.
    /// ## How to put it right
    /// Check DECOM and the child's identifier, which may have changed. If both are right, last
    /// year's return left the child out.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule NoE.
    Rule {
        code: "NoE",
        wording: "This child has no episodes loaded for previous year even though child started to be looked after before this current year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2021 to 31/03/2022
            Episodes | CHILD | DECOM
                     | 101   | 14/03/2021
                     | 102   | 08/09/2021
                   > | 103   | 03/10/2020
            Episodes_last | CHILD | DECOM
                          | 101   | 14/03/2021
                          | 102   | 16/06/2019
        ",
        "
            Episodes | CHILD | DECOM
                   > | 1     | 31/03/2026
                     | 1     | 01/04/2026
                     | 2     |
            Episodes_last | CHILD | DECOM
                          | 3     | 01/05/2025
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if child.last.episodes.is_empty() {
        found.rows(child.episodes, |row| row.decom.is_before(cx.start));
    }
}
