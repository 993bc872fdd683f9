use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// URN of this year's first episode is what last year's return had for its open episode: it is
    /// the same episode.
    /// ## Why it matters
    /// Within one episode the home does not change. A home that got a new number is a new episode
    /// from that day.
    /// ## How to put it right
    /// Check which of the two is right. If the home has a new number, end the episode and begin
    /// another under it; if last year's was wrong, tell DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503F.
    Rule {
        code: "503F",
        wording: "The Ofsted URN in the  first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["URN"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC | DECOM      | URN
                   > | 111   |     | 01/06/2020 | SC055123
                     | 111   |     | 05/06/2020 | SC055123
                     | 111   |     | 06/06/2020 | SC055123
                     | 123   |     | 08/06/2020 | SC055123
                   > | 222   |     | 05/06/2020 | SC055123
                   > | 333   |     | 06/06/2020 | SC055123
                     | 333   |     | 07/06/2020 | SC055123
                     | 444   |     | 07/06/2020 | SC055123
            Episodes_last | CHILD | DEC | DECOM      | URN
                          | 111   |     | 01/06/2020 |
                          | 123   |     | 08/06/2020 | SC055123
                          | 222   |     | 05/06/2020 | XXX
                          | 333   |     | 06/06/2020 |
                          | 444   |     | 08/06/2020 | XXX
                          | 444   |     | 09/06/2020 | SC055123
                          | 444   |     | 19/06/2020 | SC055123
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.urn != open.urn
    {
        found.row(first);
    }
}
