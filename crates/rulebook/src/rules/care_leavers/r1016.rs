use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who left care on or after their 17th or 18th birthday in the year has nothing
    /// in the care leaver table.
    /// ## Why it matters
    /// The table is about young people who had left care by the birthday. One who left later is
    /// reported from the next birthday on.
    /// ## How to put it right
    /// Clear the young person's items in OC3, or correct the end of the last episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1016 (last changed in 2023-24).
    Rule {
        code: "1016",
        wording: "Care leaver information is not required for 17- or 18-year olds who cease to be looked after, after their birthday.",
        tables: &[Table::Episodes, Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            collection 01/04/2019 to 31/03/2020
            Episodes | CHILD   | DEC
                     | child1  | 31/03/2020
                     | child2  | 30/03/2020
                     | child3  | 31/03/2020
                     | child4  | 31/03/2020
                     | child5  | 01/01/2020
                     | child6  | 31/03/2020
                     | child8  | 31/03/2020
                     | child9  | 30/03/2020
                     | child10 | 30/03/2020
                     | child11 |
                     | child12 |
            OC3 | CHILD   | DOB        | IN_TOUCH | ACTIV | ACCOM
              > | child1  | 31/03/2002 | Y        | Y     | Y
                | child2  | 31/03/2002 | Y        | Y     | Y
                | child3  | 31/03/2002 |          |       |
              > | child4  | 31/03/2003 | Y        | Y     | Y
                | child5  | 31/03/2003 | Y        | Y     | Y
                | child6  | 31/03/2002 |          |       |
                | child7  | 01/01/2002 | Y        | Y     | Y
                | child8  | 31/03/2004 | Y        | Y     | Y
                | child9  | 31/03/2004 | Y        | Y     | Y
                | child10 | 31/03/2002 |          |       |
                | child11 | 31/03/2002 | Y        | Y     | Y
                | child12 | 31/03/2003 | Y        | Y     | Y
        ", "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/06/2024 | 01/09/2026 | X1
                     | 1     | 01/09/2026 | 01/10/2026 | E5
                     | 2     | 01/06/2024 | 01/10/2026 | X1
                     | 3     | 01/06/2024 | 01/10/2026 | E4A
                     | 3     | 01/12/2026 |            |
                     | 4     | 01/06/2024 | 31/09/2026 | E5
            OC3 | CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
              > | 1     | 01/09/2009 | YES      | F2    | B1
                | 2     | 01/09/2009 | YES      | F2    | B1
                | 3     | 01/09/2009 | YES      | F2    | B1
                | 4     | 01/09/2009 | YES      | F2    | B1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // Without an end the young person is still looked after, which is rule 1007.
    if child.episodes.iter().any(|row| row.dec.is_blank()) {
        return;
    }
    let Some(last) = child.episodes.iter().max_by_key(|row| row.dec.get()) else {
        return;
    };
    if last.rec.is(ReasonEpisodeCeased::X1) {
        return;
    }
    found.rows(child.oc3, |row| {
        super::any_item(row)
            && super::birthdays(row, child, cx, &[17, 18]).any(|day| last.dec.is_on_or_after(day))
    });
}
