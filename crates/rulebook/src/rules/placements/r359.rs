use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who is looked after beyond the 18th birthday is accommodated under section 20 (V2)
    /// in a community home (K2).
    /// ## Why it matters
    /// At 18 care ends. The law allows only this one exception, section 20(5) of the Children Act
    /// 1989.
    /// ## How to put it right
    /// If care ended on the birthday, add DEC and REC. Otherwise check LS, PLACE and the date of
    /// birth.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 359.
    Rule {
        code: "359",
        wording: "Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children Act 1989 in a community home.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["DEC", "LS", "PLACE"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Header | CHILD | DOB
                   | 111   | 01/06/2020
                   | 222   | 05/06/2000
                   | 333   | 05/06/2000
                   | 444   | 06/06/2000
                   | 555   | 06/06/2019
            Episodes | CHILD | DEC        | LS | PLACE
                     | 111   | 01/06/2020 | R1 | R2
                     | 222   |            | V2 | K2
                   > | 333   |            | V2 | K1
                   > | 444   |            | R1 | R2
                     | 555   |            | R1 | R2
        ",
        "
            Header   | CHILD | DOB
                     | 1     | 01/06/2008
                     | 2     | 31/03/2009
                     | 3     | 01/04/2009
                     | 4     |
            Episodes | CHILD | DEC        | LS | PLACE
                     | 1     | 01/06/2026 | C2 | U6
                   > | 1     | 02/06/2026 | C2 | U6
                     | 1     | 02/06/2026 | V2 | K2
                   > | 2     |            | C2 | U6
                     | 3     |            | C2 | U6
                     | 4     |            | C2 | U6
                     | 1     | 31/06/2026 | C2 | U6
        ",
        "
            year 2026
            Header | CHILD | DOB
                   | 1     | 29/02/2008
            Episodes | CHILD | DEC        | LS | PLACE
                     | 1     | 01/03/2026 | C2 | U6
                   > | 1     | 02/03/2026 | C2 | U6
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if child.dob().is_none() {
        return;
    }
    found.rows(child.episodes, |row| {
        // Whoever leaves on the birthday was last looked after on the day before it.
        let last_day = if row.dec.is_blank() {
            Some(cx.end)
        } else {
            row.dec.get().map(|ceased| plus_days(ceased, -1))
        };
        last_day.is_some_and(|day| !super::is_younger(child, 18, day))
            && !(row.ls.is(LegalStatus::V2) && row.place.is(PlacementType::K2))
    });
}
