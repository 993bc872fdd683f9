use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A care leaver who is not 18 by the end of the year does not live in a foyer or the like
    /// (ACCOM T1, T2).
    /// ## Why it matters
    /// Supported accommodation for under-18s is registered with Ofsted. A foyer is for adults.
    /// ## How to put it right
    /// Correct ACCOM, or the date of birth. A young person under 18 in supported accommodation is
    /// coded as semi-independent (D1, D2) or otherwise by what it is.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 347 (last changed in 2023-24).
    Rule {
        code: "347",
        wording: "Care leavers aged under 18 years, can not be accommodated in a Foyer.",
        tables: &[Table::Oc3],
        fields: &["PLACE", "DEC", "URN", "DOB", "ACCOM"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            OC3 | CHILD | DOB        | ACCOM
              > | 1     | 01/04/2009 | T1
              > | 2     | 01/09/2009 | T2
                | 3     | 31/03/2009 | T1
                | 4     | 01/09/2008 | T2
                | 5     | 01/09/2009 | D1
                | 6     |            | T1
                | 7     | 01/09/2009 |
                | 8     | 31/09/2009 | T1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.oc3, |row| {
        let born = row.dob.get().or_else(|| child.dob());
        row.accom.is_one_of(&[Accommodation::T1, Accommodation::T2])
            && born.is_some_and(|born| birthday(born, 18) > cx.end)
    });
}
