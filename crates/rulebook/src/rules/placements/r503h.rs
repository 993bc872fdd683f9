use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The authority of placement of this year's first episode is what last year's return had for
    /// its open episode: it is the same episode.
    /// ## Why it matters
    /// Within one episode the placement does not move.
    /// ## How to put it right
    /// The item is computed from PL_POST. Check which of the two years has it right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503H.
    Rule {
        code: "503H",
        wording: "The placement LA in first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes), Need::Postcodes],
        fields: &["PL_LA"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | RNE | DECOM      | DEC        | PL_DISTANCE | PL_LA
                     | 101   | S   | 01/04/2020 | 04/06/2020 | 400         | WAL
                     | 101   | P   | 04/06/2020 |            | 400         | WAL
                     | 103   | P   | 03/03/2020 | 10/07/2020 | 10          | 816
                     | 103   | L   | 10/07/2020 | 09/12/2020 | 10          | 816
                   > | 104   | B   | 28/03/2020 |            | 185         | 356
                     | 105   | L   | 16/04/2020 |            | 165         | 112
                   > | 106   | S   | 04/11/2020 |            | 165         | 112
            Episodes_last | CHILD | RNE | DECOM      | DEC        | PL_DISTANCE | PL_LA
                          | 101   | P   | 04/06/2020 | 04/06/2021 | 400         | WAL
                          | 101   | P   | 04/06/2021 |            | 400         | WAL
                          | 102   | L   | 20/12/2020 | 07/04/2021 | 10          | 816
                          | 103   | L   | 02/02/2021 |            | 10          | 816
                          | 104   | B   | 28/03/2020 |            | 999.9       | CON
                          | 105   | L   | 16/04/2020 |            | 165         | 112
                          | 106   | S   | 04/11/2020 |            |             |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.pl_la != open.pl_la
    {
        found.row(first);
    }
}
