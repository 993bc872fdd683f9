use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child has a distance from home to the placement. Not checked for short-term breaks
    /// (V3, V4) nor for children who are or were unaccompanied and seeking asylum.
    /// ## Why it matters
    /// How far children live from home is published for every authority.
    /// ## How to put it right
    /// The item is computed from HOME_POST and PL_POST. Check that both are filled in, complete and
    /// real.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 392a.
    Rule {
        code: "392a",
        wording: "Child is looked after but no distance is recorded. [NOTE: This check may result in false positives for children formerly UASC]",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes],
        fields: &["PL_DISTANCE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS | PL_DISTANCE
                     | 111   | L1 | XX1
                   > | 222   | L1 |
                     | 222   | V3 | XX1
                   > | 333   | L1 |
                     | 333   | V4 | XX1
                   > | 345   | L1 |
                     | 444   | L1 | XX1
                     | 444   | V3 |
                   > | 555   | L1 |
            Header | CHILD | UASC
                   | 111   | 1
                   | 222   | 0
                   | 333   | 0
                   | 345   | 0
                   | 444   | 0
                   | 555   | 0
            Header_last | CHILD | UASC
                        | 111   | 0
                        | 222   | 0
                        | 333   | 0
                        | 345   | 0
                        | 444   | 1
        ",
        "
            Episodes | CHILD | LS | PL_DISTANCE
                     | 111   | L1 | XX1
                   > | 222   | L1 |
                     | 222   | V3 | XX1
                     | 333   | L1 |
                     | 333   | V4 | XX1
                   > | 345   | L1 |
                     | 444   | L1 | XX1
                     | 444   | V3 |
                   > | 555   | L1 |
            Header | CHILD | UASC
                   | 111   | 1
                   | 222   | 0
                   | 333   | 0
                   | 345   | 0
                   | 444   | 0
                   | 555   | 0
            UASC_last | CHILD | DUC
                      | 333   | something
                      | 555   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if super::was_asylum_seeking(child) {
        return;
    }
    found.rows(child.episodes, |row| {
        !super::is_short_breaks(row) && row.pl_distance.is_blank()
    });
}
