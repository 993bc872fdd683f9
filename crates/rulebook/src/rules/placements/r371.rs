use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in supported accommodation (K3) is at least 16 years old on the day the episode
    /// began.
    /// ## Why it matters
    /// Supported accommodation is lawful only from 16. Younger children must be cared for, not only
    /// supported.
    /// ## How to put it right
    /// Check PLACE, DECOM and the date of birth. If all are right the placement is unlawful: act on
    /// it today.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 371 (last changed in 2024-25).
    Rule {
        code: "371",
        wording: "Child in supported accomodation not subject to children’s homes regulations should be at least 16.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        years: Years::since(2025),
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE | DEC
                     | 111   | 01/01/2022 | K3    | 13/02/2022
                     | 222   | 01/02/2022 | P2    | 14/03/2022
                     | 333   | 02/03/2022 | P2    | 14/04/2022
                   > | 444   | 15/01/1982 | K3    | 27/04/2012
                     | 555   | 15/03/2016 | K3    | 26/04/2006
                   > | 666   | 14/03/2016 | K3    | 25/04/2012
            Header | CHILD | DOB
                   | 111   | 01/01/1998
                   | 222   | 01/02/2000
                   | 333   | 02/03/2015
                   | 444   | 15/01/2010
                   | 555   | 15/03/2000
                   | 666   | 15/03/2000
        ",
        "
            Episodes | CHILD | DECOM      | PLACE
                     | 1     | 01/06/2026 | K3
                   > | 1     | 31/05/2026 | K3
                     | 1     | 31/05/2026 | K2
                     | 1     |            | K3
                     | 2     | 01/05/2026 | K3
            Header   | CHILD | DOB
                     | 1     | 01/06/2010
                     | 2     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::K3)
            && row
                .decom
                .is_and(|began| super::is_younger(child, 16, began))
    });
}
