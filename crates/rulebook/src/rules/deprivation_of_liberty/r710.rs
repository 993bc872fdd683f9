use super::in_force_during;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// While a deprivation of liberty order is in force, the child is not in a secure children's
    /// home (K1), with parents (P1), in a young offender institution (R5) or in supported
    /// accommodation (K3).
    /// ## Why it matters
    /// A secure home and a young offender institution have a lawful basis of their own; parents and
    /// supported accommodation cannot confine a child.
    /// ## How to put it right
    /// Check PLACE and the dates of the order.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 710 (last changed in 2026-27).
    Rule {
        code: "710",
        wording: "Child with a DoLO can not be placed in secure children's homes, with parents, young offender institutions, or supported accommodation.",
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
                   > | 1     | 01/01/2000 | 04/01/2000 | P1
                     | 1     | 01/01/2000 | 04/01/2000 | K2
                     | 2     | 01/01/2000 | 03/01/2000 | P
        ",
        "
            DoLo     | CHILD | DOLO_START | DOLO_END
                   > | 1     | 01/05/2026 |
                     | 2     | 01/05/2026 |
                     | 3     | 01/05/2026 | 01/06/2026
            Episodes | CHILD | DECOM      | DEC        | PLACE
                   > | 1     | 20/04/2026 |            | K3
                     | 2     | 20/04/2026 |            | K2
                     | 3     | 01/06/2026 |            | R5
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    const NOT_ALLOWED: [PlacementType; 4] = [
        PlacementType::K1,
        PlacementType::P1,
        PlacementType::R5,
        PlacementType::K3,
    ];
    for order in child.dolo {
        for episode in child.episodes {
            if episode.place.is_one_of(&NOT_ALLOWED) && in_force_during(order, episode) {
                found.row(*order);
                found.row(*episode);
            }
        }
    }
}
