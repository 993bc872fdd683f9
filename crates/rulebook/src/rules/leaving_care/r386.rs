use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who left care by adoption (E11, E12) was not yet 18.
    /// ## Why it matters
    /// An adoption order can be made only for a child.
    /// ## How to put it right
    /// Check DEC, DOB and REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 386.
    Rule {
        code: "386",
        wording: "Reason episode ceased is adopted but child has reached age 18.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Header   | CHILD | DOB
                     | 1     | 01/05/2008
                     | 2     | 01/05/2008
                     | 3     | 01/05/2008
                     | 4     |
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/01/2026 | 30/04/2026 | E11
                   > | 2     | 01/01/2026 | 01/05/2026 | E12
                     | 3     | 01/01/2026 | 01/05/2026 | E17
                     | 4     | 01/01/2026 | 01/05/2026 | E11
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let adult = child.birthday(18);
    found.rows(child.episodes, |row| {
        row.rec.is_and(|rec| rec.is_adoption()) && row.dec.is_on_or_after(adult)
    });
}
