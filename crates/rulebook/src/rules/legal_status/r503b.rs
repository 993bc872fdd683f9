use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// LS of this year's first episode is what last year's return had for its open episode: it is
    /// the same episode.
    /// ## Why it matters
    /// A change of legal status ends an episode and begins another, so it cannot happen inside one.
    /// ## How to put it right
    /// Check which of the two is right. Correct LS here; if last year's was wrong, tell DfE when
    /// you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503B.
    Rule {
        code: "503B",
        wording: "The legal status in the first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC | DECOM      | LS
                     | 111   |     | 01/06/2020 | L
                     | 111   |     | 05/06/2020 | L
                     | 111   |     | 06/06/2020 | L
                   > | 123   |     | 08/06/2020 | L
                     | 222   |     | 05/06/2020 | L
                   > | 333   |     | 06/06/2020 | L
                     | 333   |     | 07/06/2020 | L
                     | 444   |     | 08/06/2020 | L
            Episodes_last | CHILD | DEC | DECOM      | LS
                          | 111   |     | 01/06/2020 | L
                          | 123   |     | 08/06/2020 | E1
                          | 222   |     | 05/06/2020 | L
                          | 333   |     | 06/06/2020 | R
                          | 444   |     | 08/06/2020 | L
                          | 444   |     | 09/06/2020 | L
                          | 444   |     | 19/06/2020 | L
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.ls != open.ls
    {
        found.row(first);
    }
}
