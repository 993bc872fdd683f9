use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child placed in a residential school (S1) is at least 4 years old on the day the episode
    /// began.
    /// ## Why it matters
    /// No residential school takes children below school age. Usually the code is meant for
    /// something else.
    /// ## How to put it right
    /// Check PLACE, DECOM and the date of birth.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 373.
    Rule {
        code: "373",
        wording: "Child placed in a school should be at least 4 years old.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | PLACE | DEC
                     | 111   | 01/01/2020 | S1    | 13/02/2020
                     | 222   | 01/02/2020 | S1    | 14/03/2020
                     | 333   | 02/03/2020 | P2    | 14/04/2020
                   > | 444   | 15/03/2010 | S1    | 27/04/2010
                     | 555   | 15/03/2004 | S1    | 26/04/2004
                   > | 666   | 14/03/2004 | S1    | 25/04/2014
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
        row.place.is(PlacementType::S1)
            && row.decom.is_and(|began| super::is_younger(child, 4, began))
    });
}
