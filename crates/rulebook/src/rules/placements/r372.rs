use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in youth custody or prison (R5) is at least 10 years old on the day the episode
    /// began.
    /// ## Why it matters
    /// Below the age of criminal responsibility nobody can be held in custody.
    /// ## How to put it right
    /// Check PLACE, DECOM and the date of birth.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 372.
    Rule {
        code: "372",
        wording: "Child in youth custody or prison should be at least 10.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE | DEC
                     | 111   | 01/01/2020 | R5    | 13/02/2020
                     | 222   | 01/02/2020 | R5    | 14/03/2020
                     | 333   | 02/03/2020 | P2    | 14/04/2020
                   > | 444   | 15/03/2010 | R5    | 27/04/2010
                   > | 555   | 15/01/1980 | R5    | 26/04/2004
                   > | 666   | 14/03/2010 | R5    | 25/04/2014
            Header | CHILD | DOB
                   | 111   | 01/01/1998
                   | 222   | 01/02/2000
                   | 333   | 02/03/2015
                   | 444   | 15/01/2010
                   | 555   | 15/03/2000
                   | 666   | 15/03/2000
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::R5)
            && row
                .decom
                .is_and(|began| super::is_younger(child, 10, began))
    });
}
