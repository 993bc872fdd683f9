use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child has a home postcode and a placement postcode. Not checked for short-term breaks
    /// (V3, V4) nor for children who are or were unaccompanied and seeking asylum.
    /// ## Why it matters
    /// Distance, authority and location of the placement are all computed from them.
    /// ## How to put it right
    /// Fill in HOME_POST (where the child lived on entering care) and PL_POST (where the placement
    /// is).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 392b.
    Rule {
        code: "392b",
        wording: "Child is looked after but no postcodes are recorded. [NOTE: This check may result in false positives for children formerly UASC, particularly if current & prior year UASC data not loaded]",
        tables: &[Table::Episodes],
        fields: &["HOME_POST", "PL_POST"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS | HOME_POST | PL_POST
                     | 111   | L1 | XX1       | XX1
                   > | 222   | L1 | XX1       |
                     | 222   | V3 |           | XX1
                   > | 333   | L1 | XX1       |
                     | 333   | V4 | XX1       | XX1
                   > | 345   | L1 | XX1       |
                     | 444   | L1 | XX1       | XX1
                     | 444   | V3 |           |
            Header | CHILD | UASC
                   | 111   | 1
                   | 222   | 0
                   | 333   | 0
                   | 345   | 0
                   | 444   | 0
            Header_last | CHILD | UASC
                        | 111   | 0
                        | 222   | 0
                        | 333   | 0
                        | 345   | 0
                        | 444   | 1
        ",
        "
            Episodes | CHILD | LS | HOME_POST | PL_POST
                     | 111   | L1 | XX1       | XX1
                     | 222   | L1 | XX1       |
                     | 222   | V3 |           | XX1
                   > | 333   | L1 | XX1       |
                     | 333   | V4 | XX1       | XX1
                   > | 345   | L1 | XX1       |
                     | 444   | L1 | XX1       | XX1
                     | 444   | V3 |           |
            UASC_last | CHILD | DUC
                      | 222   | 01/01/1990
                      | 345   |
        ",
        "
            Episodes | CHILD | LS | HOME_POST | PL_POST
                   > | 1     | C2 |           | WN1 1AA
                   > | 1     | C2 |           |
                   > | 1     |    | WN1 1AA   |
                     | 1     | V4 | WN1 1AA   |
                     | 2     | C2 |           | WN1 1AA
                     | 3     | C2 |           | WN1 1AA
            UASC     | CHILD | DUC
                     | 2     |
                     | 3     | 01/06/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if super::was_asylum_seeking(child) {
        return;
    }
    found.rows(child.episodes, |row| {
        !super::is_short_breaks(row) && (row.home_post.is_blank() || row.pl_post.is_blank())
    });
}
