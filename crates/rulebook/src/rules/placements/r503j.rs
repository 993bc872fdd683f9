use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PL_LOCATION (inside the authority or outside) of this year's first episode is what last
    /// year's return had for its open episode: it is the same episode.
    /// ## Why it matters
    /// Within one episode the placement does not move.
    /// ## How to put it right
    /// The item is computed from PL_POST. Check which of the two years has it right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503J.
    Rule {
        code: "503J",
        wording: "The placement location in first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes), Need::Location],
        fields: &["PL_LOCATION"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC | DECOM      | PL_LOCATION
                   > | 111   |     | 01/06/2020 | IN
                     | 111   |     | 05/06/2020 | IN
                     | 111   |     | 06/06/2020 | IN
                     | 123   |     | 08/06/2020 | OUT
                   > | 222   |     | 05/06/2020 | IN
                   > | 333   |     | 06/06/2020 | OUT
                     | 333   |     | 07/06/2020 | IN
                     | 444   |     | 08/06/2020 | OUT
            Episodes_last | CHILD | DEC | DECOM      | PL_LOCATION
                          | 111   |     | 01/06/2020 |
                          | 123   |     | 08/06/2020 | OUT
                          | 222   |     | 05/06/2020 | OUT
                          | 333   |     | 06/06/2020 |
                          | 444   |     | 08/06/2020 | IN
                          | 444   |     | 09/06/2020 | OUT
                          | 444   |     | 19/06/2020 | OUT
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.pl_location != open.pl_location
    {
        found.row(first);
    }
}
