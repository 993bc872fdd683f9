use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The distance from home to the placement is known and is between 0 and 999.9 miles. Not
    /// checked for short-term breaks (V3, V4) nor for children who are or were unaccompanied and
    /// seeking asylum: they have no home in the United Kingdom to measure from.
    /// ## Why it matters
    /// How far children live from home is published, and long distances have to be justified.
    /// ## How to put it right
    /// The item is computed from HOME_POST and PL_POST. Check that both are filled in, complete and
    /// real.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 164.
    Rule {
        code: "164",
        wording: "Distance is not valid. Please check a valid postcode has been entered. [NOTE: This check will result in false positives for children formerly UASC not identified as such in loaded data]",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes],
        fields: &["PL_DISTANCE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS | PL_DISTANCE
                     | 1     | C2 | 0
                     | 1     | C2 | 12.4
                     | 1     | C2 | 999.9
                   > | 1     | C2 | 1000
                   > | 1     | C2 | -1
                   > | 1     | C2 | XX
                   > | 1     | C2 |
                   > | 1     |    |
                     | 1     | V3 |
                     | 1     | V4 | XX
                     | 2     | C2 |
                     | 3     | C2 |
                   > | 4     | C2 |
            Header   | CHILD | UASC
                     | 1     | 0
                     | 2     | 1
                     | 3     | 0
            Header_last | CHILD | UASC
                        | 1     | 0
                        | 3     | 1
        "],
    }
}

/// What fits in the column of DfE's own file: 999.9 miles.
const FURTHEST: care::Miles = care::Miles::from_tenths(9_999);

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if super::was_asylum_seeking(child) {
        return;
    }
    found.rows(child.episodes, |row| {
        !super::is_short_breaks(row) && !row.pl_distance.is_and(|distance| distance <= FURTHEST)
    });
}
