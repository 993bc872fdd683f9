use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who was in care on their 17th or 18th birthday in the year has nothing in the
    /// care leaver table.
    /// ## Why it matters
    /// The table tells how young people are doing after care. One who is still looked after is
    /// counted among the children in care.
    /// ## How to put it right
    /// Clear the young person's items in OC3, or end the episode if they had left care before the
    /// birthday.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1007.
    Rule {
        code: "1007",
        wording: "Care leaver information is not required for 17- or 18-year olds who are still looked after [on their 17th or 18th birthday.]",
        tables: &[Table::Episodes, Table::Oc3],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/06/2020 |
                     | 2     | 01/06/2020 |
                     | 3     | 01/06/2020 | 31/08/2026
                     | 4     | 01/06/2020 | 01/09/2026
                     | 5     | 01/06/2020 | 02/09/2026
                     | 6     | 02/09/2026 |
                     | 7     | 01/06/2020 |
                     | 8     | 01/06/2020 |
                     | 9     | 01/06/2020 |
                     | 10    |            |
            OC3 | CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
              > | 1     | 01/09/2009 | YES      | F2    | B1
              > | 2     | 01/09/2008 | YES      | F2    | B1
                | 3     | 01/09/2008 | YES      | F2    | B1
                | 4     | 01/09/2008 | YES      | F2    | B1
              > | 5     | 01/09/2008 | YES      | F2    | B1
                | 6     | 01/09/2008 | YES      | F2    | B1
                | 7     | 01/09/2007 | YES      | F2    | B1
                | 8     | 01/09/2008 |          |       |
                | 9     |            | YES      | F2    | B1
                | 10    | 01/09/2008 | YES      | F2    | B1
                | 11    | 01/09/2008 | YES      | F2    | B1
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/06/2020 |
                     | 2     | 01/06/2020 | 31/08/2026
            OC3 | CHILD | DOB
              > | 1     | 01/09/2009
                | 2     | 01/09/2008
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DEC
                     | 1     |
                     | 2     | 30/03/2027
                     | 3     |
            OC3 | CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
              > | 1     | 31/03/2009 | YES      | F2    | B1
                | 2     | 31/03/2009 | YES      | F2    | B1
                | 3     | 31/03/2009 |          |       |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        let in_care = |day| child.in_care_on(day, cx).next().is_some();
        super::is_completed(row, cx) && super::birthdays(row, child, cx, &[17, 18]).any(in_care)
    });
}
