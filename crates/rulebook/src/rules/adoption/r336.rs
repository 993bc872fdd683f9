use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Before a child is placed for adoption (A3 to A6) the child is in a foster placement (U1 to
    /// U6). An episode that follows another one placed for adoption is not asked again.
    /// ## Why it matters
    /// Children are placed for adoption from a foster home. Another placement just before is
    /// unusual, and a temporary one should have ended first.
    /// ## How to put it right
    /// Check PLACE of this episode and of the one before. After a temporary placement add the
    /// episode back in the foster home.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 336.
    Rule {
        code: "336",
        wording: "Child does not have a foster placement immediately prior to being placed for adoption.",
        tables: &[Table::Episodes],
        fields: &["PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE
                     | 111   | 01/01/2020 | U1
                     | 111   | 11/01/2020 | T1
                   > | 111   | 22/01/2020 | A3
                     | 123   | 11/01/2020 | A4
                     | 123   | 01/01/2020 | U1
                     | 333   | 01/01/2020 | U1
                   > | 333   | 22/01/2020 | A3
                     | 333   | 11/01/2020 | T2
                   > | 444   | 22/01/2020 | A4
                     | 444   | 11/01/2020 | X1
                     | 444   | 01/01/2020 | A3
                     | 666   | 01/01/2020 | A5
                   > | 777   | 11/01/2020 | A4
                     | 777   | 01/01/2020 |
        ",
        "
            Episodes | CHILD | DECOM      | PLACE
                     | 1     | 01/05/2026 | U5
                     | 1     | 01/06/2026 | A3
                     | 1     | 01/07/2026 | A5
                     | 1     |            | A6
                     | 2     | 01/05/2026 | K2
                   > | 2     | 01/06/2026 | A4
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for (before, row) in child.successive_episodes() {
        let from_family = before
            .place
            .is_and(|place| place.is_foster() || place.is_adoption());
        if row.place.is_and(|place| place.is_adoption()) && !from_family {
            found.row(row);
        }
    }
}
