use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child under a placement order now (E1 in an open episode) has a decision to be placed for
    /// adoption that stands: DATE_PLACED filled in, DATE_PLACED_CEASED and REASON_PLACED_CEASED
    /// blank.
    /// ## Why it matters
    /// A court makes a placement order on the authority's decision. Without the decision the child
    /// is missing from those who wait for adoption.
    /// ## How to put it right
    /// Add the decision, clear the end of it, or correct LS if the order was revoked.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 553.
    Rule {
        code: "553",
        wording: "Placement order has been granted but there is no date of decision that the child should be placed for adoption.",
        tables: &[Table::Episodes, Table::PlacedAdoption],
        fields: &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS | DEC        | PLACE
                     | 111   | E1 | 01/06/2020 | T3
                     | 222   | E1 | 05/06/2020 | P3
                     | 333   | T1 | 06/06/2020 | T3
                   > | 444   | E1 |            | T3
                     | 555   | E1 |            | T3
                     | 777   | E1 |            | T3
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                           | 111   | 01/06/2020  | 01/06/2020         | A
                           | 222   | 01/06/2020  | 01/06/2020         |
                           | 333   | 01/06/2020  | 01/06/2020         | A
                           | 123   | 01/06/2020  | 01/06/2020         | A
                         > | 555   | 01/06/2020  |                    | A
                         > | 777   |             | 01/06/2020         |
        ", "
            Episodes | CHILD | LS | DEC
                     | 1     | E1 |
                     | 2     | E1 | 31/06/2026
                     | 3     | C2 |
            PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                           | 1     | 01/06/2024  | 01/06/2025         | RD3
                           | 1     | 01/09/2025  |                    |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let granted = |row: &Episode| row.ls.is(LegalStatus::E1) && row.dec.is_blank();
    let stands = |row: &PlacedAdoption| {
        row.date_placed.is_present()
            && row.date_placed_ceased.is_blank()
            && row.reason_placed_ceased.is_blank()
    };
    if !child.episodes.iter().any(|row| granted(row))
        || child.placed_adoption.iter().any(|row| stands(row))
    {
        return;
    }
    found.rows(child.placed_adoption, |_| true);
    if child.placed_adoption.is_empty() {
        // No decision to point at: the episode is what lacks one.
        found.rows(child.episodes, granted);
    }
}
