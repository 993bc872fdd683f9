use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person whose care passed to adult social care (E7) was 16 or older.
    /// ## Why it matters
    /// Adult services do not take over a child of 15.
    /// ## How to put it right
    /// Check DEC, DOB and REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 389.
    Rule {
        code: "389",
        wording: "Reason episode ceased is that child transferred to care of adult social care services, but child is aged under 16.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | REC | DEC
                     | 101   | E7  | 16/03/2021
                     | 102   | E7  | 17/06/2020
                     | 101   | X1  | 20/03/2020
                     | 102   |     |
                   > | 103   | E7  | 23/08/2020
            Header | CHILD | DOB
                   | 101   | 16/03/2005
                   | 102   | 23/09/2002
                   | 103   | 31/12/2014
                   | 103   | 31/12/2014
        ",
        "
            Header   | CHILD | DOB
                     | 1     | 01/05/2010
                     | 2     | 01/05/2010
            Episodes | CHILD | REC | DEC
                   > | 1     | E7  | 30/04/2026
                     | 2     | E7  | 01/05/2026
                     | 2     | E7  |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let of_age = child.birthday(16);
    found.rows(child.episodes, |row| {
        row.rec.is(ReasonEpisodeCeased::E7) && row.dec.is_before(of_age)
    });
}
