use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who stayed with their carers at 18 (E17) was 18 or older when care ended.
    /// ## Why it matters
    /// Staying put begins at 18. Before that the placement is a foster placement and the child is
    /// in care.
    /// ## How to put it right
    /// Check DEC, DOB and REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 460.
    Rule {
        code: "460",
        wording: "Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is aged under 18.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["DEC", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | REC | DEC
                     | 101   | E17 | 16/03/2023
                   > | 102   | E17 | 17/06/2020
                     | 101   | X1  | 20/03/2020
                     | 102   |     |
                     | 103   | E17 | 23/08/2020
                     | 104   | E17 | 23/08/2020
            Header | CHILD | DOB
                   | 101   | 16/03/2005
                   | 102   | 23/09/2002
                   | 103   | 31/12/2000
                   | 104   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let of_age = child.birthday(18);
    found.rows(child.episodes, |row| {
        row.rec.is(ReasonEpisodeCeased::E17) && row.dec.is_before(of_age)
    });
}
