use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who left care for independent living (E5, E6) was 14 or older.
    /// ## Why it matters
    /// Nobody lives independently at 13; a code or a date is wrong.
    /// ## How to put it right
    /// Check DEC, DOB and REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 387.
    Rule {
        code: "387",
        wording: "Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Header   | CHILD | DOB
                     | 1     | 01/05/2012
                     | 2     | 01/05/2012
                     | 3     | 01/05/2012
                     | 4     |
            Episodes | CHILD | DECOM      | DEC        | REC
                   > | 1     | 01/01/2026 | 30/04/2026 | E5
                   > | 1     | 01/01/2026 | 20/04/2026 | E6
                     | 2     | 01/01/2026 | 01/05/2026 | E6
                     | 2     | 01/01/2026 | 30/04/2026 | E7
                     | 3     | 01/01/2026 |            | E5
                     | 4     | 01/01/2026 | 30/04/2026 | E5
                     | 5     | 01/01/2026 | 30/04/2026 | E5
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let of_age = child.birthday(14);
    found.rows(child.episodes, |row| {
        row.rec
            .is_one_of(&[ReasonEpisodeCeased::E5, ReasonEpisodeCeased::E6])
            && row.dec.is_before(of_age)
    });
}
