use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The placement is no more than 350 miles from home. Not checked for short-term breaks (V3,
    /// V4) nor for children who are or were unaccompanied and seeking asylum.
    /// ## Why it matters
    /// Almost no child lives so far away. Nearly always one of the postcodes is wrong.
    /// ## How to put it right
    /// Check HOME_POST and PL_POST. If the distance is right, say so when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 454 (last changed in 2025-26).
    Rule {
        code: "454",
        wording: "Placement distance from home is over 350 miles. [NOTE: This check will result in false positives for children formerly UASC not identified as such in loaded data]",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes],
        fields: &["PL_DISTANCE"],
        years: Years::since(2026),
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS | PL_DISTANCE
                     | 1     | C2 | 350
                   > | 1     | C2 | 350.1
                   > | 1     |    | 999.9
                     | 1     | C2 |
                     | 1     | C2 | far
                     | 1     | V3 | 400
                     | 1     | V4 | 400
                     | 2     | C2 | 400
                     | 3     | C2 | 400
                     | 4     | C2 | 400
                   > | 5     | C2 | 400
            Header   | CHILD | UASC
                     | 1     | 0
                     | 2     | 1
                     | 3     | 0
                     | 4     | 0
            Header_last | CHILD | UASC
                        | 3     | 1
                        | 5     | 0
            UASC_last   | CHILD | DUC
                        | 4     | 01/02/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if super::was_asylum_seeking(child) {
        return;
    }
    found.rows(child.episodes, |row| {
        !super::is_short_breaks(row) && row.pl_distance.is_and(|distance| distance.over(350))
    });
}
