use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person with anything in the care leaver table was 17, 18, 19, 20 or 21 at some time
    /// in the year.
    /// ## Why it matters
    /// The table is collected around these birthdays only.
    /// ## How to put it right
    /// Check the date of birth, or take the young person out of OC3.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 391.
    Rule {
        code: "391",
        wording: "Young person was not 17, 18, 19, 20 or 21 during the current collection year. ",
        tables: &[Table::Oc3],
        fields: &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2017 to 31/03/2018
            OC3 | CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
                | A     | 01/01/2001 | DIED     |       |
              > | B     | 01/01/2016 | Yes      |       |
                | C     | 20/12/1997 | RHOM     | XXX   |
              > | D     | 01/01/2002 |          |       | XXX
                | E     | 03/01/2004 |          |       |
        ", "
            collection 01/04/2026 to 31/03/2027
            OC3 | CHILD | DOB        | IN_TOUCH
                | 1     | 31/03/2010 | YES
              > | 2     | 01/04/2010 | YES
                | 3     | 02/04/2004 | YES
              > | 4     | 01/04/2004 | YES
                | 5     |            | YES
                | 6     | 31/09/2004 | YES
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        let Some(born) = row.dob.get() else {
            return false;
        };
        let too_young = birthday(born, 17) > cx.end;
        let too_old = birthday(born, 22) <= cx.start;
        super::any_item(row) && (too_young || too_old)
    });
}
