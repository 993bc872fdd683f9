use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When this year's first episode began on the same day as the open episode of last year's
    /// return, both have the same distance from home, within 0.2 miles.
    /// ## Why it matters
    /// It is one stay in one place. Two distances for it are two different places.
    /// ## How to put it right
    /// The item is computed from HOME_POST and PL_POST. Check which of the two years has them
    /// right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 453.
    Rule {
        code: "453",
        wording: "Contradiction between placement distance in the last episode of the previous year and in the first episode of the current year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes), Need::Postcodes],
        fields: &["PL_DISTANCE"],
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
        ",
        "
            Episodes | CHILD | DECOM      | PL_DISTANCE
                   > | 1     | 01/06/2025 | 10.3
                     | 2     | 01/06/2025 | 10.2
                     | 3     | 02/06/2025 | 20
                   > | 4     | 01/06/2025 |
                     | 5     | 01/06/2025 |
            Episodes_last | CHILD | DECOM      | DEC | PL_DISTANCE
                          | 1     | 01/06/2025 |     | 10.0
                          | 2     | 01/06/2025 |     | 10.0
                          | 3     | 01/06/2025 |     | 10.0
                          | 4     | 01/06/2025 |     | 10.0
                          | 5     | 01/06/2025 |     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.decom == open.decom
        && super::distances_differ(first, open)
    {
        found.row(first);
    }
}
