use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When an adopted child (REC E11, E12) has several decisions to be placed for adoption, one of
    /// them stands: its DATE_PLACED_CEASED is blank. A single decision that was reversed is
    /// reported by rule 525.
    /// ## Why it matters
    /// An adoption rests on a decision. If every one of them was reversed, the child could not have
    /// been adopted.
    /// ## How to put it right
    /// Clear DATE_PLACED_CEASED of the decision that led to the adoption, or correct REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 558.
    Rule {
        code: "558",
        wording: "If a child has been adopted, then the decision to place them for adoption has not been disrupted and the date of the decision that a child should no longer be placed for adoption should be left blank.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED_CEASED", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | REC
                     | 0     | x
                     | A     | E11
                     | B     | E12
                     | C     | E11
                   > | D     | E12
                   > | E     | E11
                     | F     | E12
                     | G     | E11
                     | H     | E11
                     | I     | E12
            PlacedAdoption | CHILD | DATE_PLACED_CEASED
                           | A     |
                           | B     |
                           | C     |
                           | D     | 01/01/2020
                           | E     | 01/01/2020
                           | F     | 01/01/2020
                           | G     | 15/04/2020
                           | H     |
                           | D     | 28th Jan 1930
                           | E     | 02/01/1930
                           | I     | 01/01/1930
                           | I     | 01/01/1930
                           | I     | 02/01/1930
                           | I     |
        ", "
            Episodes | CHILD | REC
                     | 1     | X1
                   > | 1     | E11
                     | 2     | E11
                     | 3     | E4A
                     | 4     | E12
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                           | 1     | 01/06/2024  | 01/06/2025
                           | 1     | 01/09/2025  | 01/03/2026
                           | 2     | 01/06/2024  | 01/06/2025
                           | 2     | 01/09/2025  |
                           | 3     | 01/06/2024  | 01/06/2025
                           | 3     | 01/09/2025  | 01/03/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let decisions = child.placed_adoption;
    let reversed = decisions
        .iter()
        .all(|row| row.date_placed_ceased.is_present());
    if reversed && decisions.len() > 1 {
        found.rows(child.episodes, super::adopted);
    }
}
