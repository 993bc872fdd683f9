use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child placed with parents (P1) is not accommodated under section 20 (V2).
    /// ## Why it matters
    /// Accommodation under section 20 is provided away from parents, by agreement with them. With
    /// the parents a child can be looked after only under an order.
    /// ## How to put it right
    /// Check LS and PLACE. If the child went home, care under section 20 ended that day: add DEC
    /// and REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 378.
    Rule {
        code: "378",
        wording: "A child who is placed with parent(s) cannot be looked after under a single period of accommodation under Section 20 of the Children Act 1989.",
        tables: &[Table::Episodes],
        fields: &["PLACE", "LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | LS
                   > | P1    | V2
                     | P1    | C2
                     | P1    |
                     | U6    | V2
                     | P1    | V3
                     |       | V2
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::P1) && row.ls.is(LegalStatus::V2)
    });
}
