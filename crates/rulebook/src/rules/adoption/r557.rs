use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was placed for adoption (A3 to A6) or under a placement order (E1) and left care
    /// for another reason than adoption has the decision to place ended: DATE_PLACED_CEASED and
    /// REASON_PLACED_CEASED filled in.
    /// ## Why it matters
    /// Otherwise the child goes on being counted among those who wait for adoption.
    /// ## How to put it right
    /// Write the day and the reason of the decision that the child should no longer be placed for
    /// adoption, or correct REC if the child was adopted.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 557 (last changed in 2024-25).
    Rule {
        code: "557",
        wording: "Child for whom the decision was made that they should be placed for adoption has left care but was not adopted and information on the decision that they should no longer be placed for adoption items has not been completed.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "PLACE", "LS", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | PLACE | LS | REC
                   > | 11    | A3    | x  | x
                     | 202   | x     | E1 | x
                     | 3003  | A4    | E1 | E12
                   > | 40004 | x     | E1 | EEE
                   > | 5005  | A5    | x  | x
                   > | 606   | A6    | x  | x
                     | 77    | x     | x  | x
                     | 8     | A6    | x  | X1
            PlacedAdoption | CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                         > | 11    |                    |
                           | 202   | 01/02/2003         | invalid dont matter
                           | 3003  |                    |
                         > | 40004 |                    |
                         > | 606   |                    |
        ", "
            Episodes | CHILD | PLACE | LS | REC
                     | 1     | A6    | E1 | X1
                   > | 1     | A6    | E1 | E4A
                     | 2     | A6    | E1 |
                   > | 3     | U6    | E1 | E4B
            PlacedAdoption | CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                           | 1     | 01/06/2025         | RD3
                         > | 1     |                    |
                         > | 3     | 01/06/2026         |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let left = |row: &Episode| {
        (super::placed(row) || row.ls.is(LegalStatus::E1))
            && super::leaves_care(row)
            && !super::adopted(row)
    };
    let ended = |row: &PlacedAdoption| {
        row.date_placed_ceased.is_present() && row.reason_placed_ceased.is_present()
    };
    if !child.episodes.iter().any(|row| left(row)) {
        return;
    }
    if child.placed_adoption.is_empty() || !child.placed_adoption.iter().all(|row| ended(row)) {
        found.rows(child.episodes, left);
        found.rows(child.placed_adoption, |row| !ended(row));
    }
}
