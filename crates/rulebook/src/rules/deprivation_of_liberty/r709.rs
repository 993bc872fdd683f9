use super::in_force_during;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// While a deprivation of liberty order is in force, the child lives where such an order is
    /// expected: in a children's home (K2) or one of the other placements Z12 and Z13.
    /// ## Why it matters
    /// An order that allows a child to be confined in a foster home or a hostel is either recorded
    /// wrongly or a matter for the court.
    /// ## How to put it right
    /// Check PLACE and the dates of the order.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 709 (last changed in 2026-27).
    Rule {
        code: "709",
        wording: "Child with a DoLO is in an unexpected placement type.",
        tables: &[Table::DoLo, Table::Episodes],
        fields: &["DOLO_START", "PLACEMENT"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | CHILD | DOLO_START | DOLO_END
               > | 1     | 02/01/2000 | 03/01/2000
               > | 1     | 02/01/2000 | 05/01/2000
               > | 1     | 31/01/1999 | 03/01/2000
               > | 1     | 31/01/1999 | 05/01/2000
                 | 1     | 25/12/1999 | 31/12/1999
                 | 1     | 06/01/2000 | 07/01/2000
                 | 1     | 02/01/2000 |
                 | 1     |            | 07/01/2000
            Episodes | CHILD | DECOM      | DEC        | PLACE
                   > | 1     | 01/01/2000 | 04/01/2000 | P
                     | 1     | 01/01/2000 | 04/01/2000 | K2
                     | 2     | 01/01/2000 | 03/01/2000 | P
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    const EXPECTED: [PlacementType; 3] =
        [PlacementType::K2, PlacementType::Z12, PlacementType::Z13];
    for order in child.dolo {
        for episode in child.episodes {
            let unexpected = episode.place.is_present() && !episode.place.is_one_of(&EXPECTED);
            if unexpected && in_force_during(order, episode) {
                found.row(*order);
                found.row(*episode);
            }
        }
    }
}
