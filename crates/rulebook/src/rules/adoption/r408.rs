use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child placed for adoption with a placement order (A5, A6) is looked after under one (E1).
    /// ## Why it matters
    /// Without the court's order or the parents' consent a child may not be placed for adoption.
    /// ## How to put it right
    /// Record the order: begin an episode with LS E1 on the day it was made. If the parents
    /// consented, PLACE is A3 or A4.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 408.
    Rule {
        code: "408",
        wording: "Child is placed for adoption with a placement order, but no placement order has been recorded.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | LS
                   > | A5    | S
                     | V4    | T
                     | A6    | E1
                     | U2    |
                   > | A6    | U
                   > | A5    |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is_one_of(&[PlacementType::A5, PlacementType::A6]) && !row.ls.is(LegalStatus::E1)
    });
}
