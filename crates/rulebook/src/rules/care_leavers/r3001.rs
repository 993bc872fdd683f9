use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who turned 17 in the year does not live with former foster carers (ACCOM Z1,
    /// Z2).
    /// ## Why it matters
    /// Staying put begins at 18. At 17 a young person who lives with their foster carers is still
    /// in care, or has left it for another reason.
    /// ## How to put it right
    /// Correct ACCOM, or take the young person out of OC3 if they are still looked after.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 3001.
    Rule {
        code: "3001",
        wording: "Where care leavers information is being returned for a young person around their 17th birthday, the accommodation cannot be with their former foster carer(s).",
        tables: &[Table::Header, Table::Oc3],
        fields: &["REC", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            OC3 | CHILD | ACCOM
              > | 101   | Z1
              > | 102   | Z2
                | 101   | T1
                | 102   |
                | 103   | Z1
                | 102   | Z3
            Header | CHILD | DOB
                   | 101   | 16/03/2004
                   | 102   | 23/09/2003
                   | 103   | 31/12/2006
        ", "
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | DOB
                   | 1     | 01/04/2009
                   | 2     | 31/03/2010
                   | 3     | 31/03/2009
                   | 4     | 01/04/2010
                   | 5     |
            OC3 | CHILD | DOB        | ACCOM
              > | 1     |            | Z1
              > | 2     |            | Z2
                | 3     |            | Z1
                | 4     |            | Z1
              > | 5     | 01/06/2009 | Z1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        let born = child.dob().or_else(|| row.dob.get());
        row.accom.is_one_of(&[Accommodation::Z1, Accommodation::Z2])
            && born.is_some_and(|born| cx.in_year(birthday(born, 17)))
    });
}
