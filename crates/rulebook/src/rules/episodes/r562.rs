use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// An episode that began before the collection year is in last year's return too, with the same
    /// start, when the child is in it at all.
    /// ## Why it matters
    /// The two returns tell one story: an episode that was going on in March was to be reported in
    /// March.
    /// ## How to put it right
    /// Check DECOM. If it is right, last year's return left the episode out: tell DfE when you
    /// submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 562.
    /// A child who is not in last year's return at all is reported by rule NoE.
    Rule {
        code: "562",
        wording: "Episode commenced before the start of the current collection year but there is a missing continuous episode in the previous year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2021 to 31/03/2022
            Episodes | CHILD | DECOM
                     | 111   | 15/03/2021
                     | 111   | 05/06/2021
                   > | 222   | 13/03/2021
                     | 222   | 08/06/2021
                     | 222   | 05/06/2021
                   > | 333   | 01/01/2021
                     | 444   | 01/05/2021
            Episodes_last | CHILD | DECOM
                          | 111   | 01/06/2020
                          | 111   | 05/06/2020
                          | 111   | 15/03/2021
                          | 222   | 01/02/2021
                          | 222   | 11/03/2021
                          | 333   | 06/06/2020
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if child.last.episodes.is_empty() {
        return;
    }
    found.rows(child.episodes, |row| {
        row.decom.is_before(cx.start)
            && !child
                .last
                .episodes
                .iter()
                .any(|last| last.decom == row.decom)
    });
}
