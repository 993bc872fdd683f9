use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// RNE of this year's first episode is what last year's return had for its open episode: it is
    /// the same episode.
    /// ## Why it matters
    /// Why an episode began cannot change after it has begun.
    /// ## How to put it right
    /// Check which of the two is right. Correct RNE here; if last year's was wrong, tell DfE when
    /// you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503A.
    Rule {
        code: "503A",
        wording: "The reason for new episode in the first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC | DECOM      | RNE
                   > | 111   |     | 01/06/2020 | L
                     | 111   |     | 05/06/2020 | L
                     | 111   |     | 06/06/2020 | L
                   > | 123   |     | 08/06/2020 | L
                     | 222   |     | 05/06/2020 | L
                   > | 333   |     | 06/06/2020 | L
                     | 333   |     | 07/06/2020 | L
                     | 444   |     | 08/06/2020 | L
            Episodes_last | CHILD | DEC | DECOM      | RNE
                          | 111   |     | 01/06/2020 | S
                          | 123   |     | 08/06/2020 | P
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
        && first.rne != open.rne
    {
        found.row(first);
    }
}
