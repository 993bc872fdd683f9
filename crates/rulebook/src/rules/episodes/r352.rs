use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who starts to be looked after (RNE S) is younger than 18 on that day.
    /// ## Why it matters
    /// An adult cannot come into care.
    /// ## How to put it right
    /// Check DECOM and the date of birth. Support to a young adult belongs to leaving care, not to
    /// an episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 352.
    Rule {
        code: "352",
        wording: "Child who started to be looked after was aged 18 or over.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["DECOM", "RNE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | RNE | DECOM
                     | 101   | S   | 16/03/2021
                     | 102   | S   | 17/06/2020
                     | 101   | X1  | 20/03/2020
                     | 102   |     |
                   > | 103   | S   | 23/08/2020
            Header | CHILD | DOB
                   | 101   | 16/03/2005
                   | 102   | 23/09/2002
                   | 103   | 31/12/2000
                   | 103   | 31/12/2000
        ",
        "
            Header   | CHILD | DOB
                     | 1     | 01/05/2008
                     | 2     | 01/05/2008
                     | 3     |
            Episodes | CHILD | RNE | DECOM
                     | 1     | S   | 30/04/2026
                   > | 2     | S   | 01/05/2026
                     | 2     | P   | 01/06/2026
                     | 3     | S   | 01/05/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let adult = child.birthday(18);
    found.rows(child.episodes, |row| {
        row.rne.is(ReasonNewEpisode::S) && row.decom.is_on_or_after(adult)
    });
}
