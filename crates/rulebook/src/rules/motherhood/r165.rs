use super::is_short_breaks;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// MOTHER, when it is filled in, is 0 or 1, and not 1 for a boy. It is filled in for every
    /// girl who was looked after in the year other than for short breaks (V3, V4).
    /// ## Why it matters
    /// Young mothers in care are a small group who need much, and they are counted from this
    /// item alone.
    /// ## How to put it right
    /// For a girl write 1 if she is a mother and 0 if not. For a boy leave it blank. Check SEX.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 165.
    Rule {
        code: "165",
        wording: "Data entry for mother status is invalid.",
        tables: &[Table::Header, Table::Episodes, Table::Oc3],
        fields: &["MOTHER", "SEX", "ACTIV", "ACCOM", "IN_TOUCH", "DECOM"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Header | CHILD | SEX | MOTHER
                   | 101   | 1   |
                   | 102   | 2   | 0
                   | 103   | 2   | 0
                   | 104   | 2   | 1
                 > | 105   | 2   |
                 > | 106   | 2   | 2
                 > | 107   | 1   | 1
                 > | 108   | 2   |
                   | 109   | 2   |
                   | 110   | 2   | 1
                   | 111   | 2   |
            Episodes | CHILD | DECOM      | DEC        | LS
                     | 101   | 01/01/2020 | 01/05/2020 | C2
                     | 102   | 11/01/2020 | 11/05/2020 | C2
                     | 103   | 30/03/2020 | 30/05/2020 | C2
                     | 103   | 30/03/2020 | 30/05/2020 | C2
                     | 104   | 01/01/2020 | 01/05/2020 | C2
                     | 105   | 11/05/2020 | 11/08/2020 | C2
                     | 105   | 01/01/2020 | 01/05/2020 | C2
                     | 106   | 22/01/2020 | 22/05/2020 | C2
                     | 107   | 11/01/2020 | 11/05/2020 | C2
                     | 108   | 22/01/2020 | 22/05/2020 | C2
                     | 109   | 25/03/2020 | 25/03/2020 | C2
                     | 110   | 01/01/2020 | 01/05/2020 | V3
                     | 110   | 01/11/2021 | 01/11/2021 | C2
                     | 111   | 01/11/2020 | 01/11/2020 | V3
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 101   |          |       |
                | 102   |          |       |
                | 103   |          |       |
                | 104   |          |       |
              > | 105   |          |       |
              > | 106   |          |       |
              > | 107   |          |       |
              > | 108   | YES      | XXX   |
                | 109   |          |       | XXX
                | 110   |          |       |
                | 111   |          |       |
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | SEX | MOTHER
                 > | 1     | F   |
                   | 2     | F   |
                 > | 3     | M   | 1
                   | 4     | M   | 0
                   | 5     | F   |
                 > | 6     |     | x
                 > | 7     | F   |
            Episodes | CHILD | DECOM      | DEC        | LS
                     | 1     | 01/04/2020 |            | C2
                     | 2     | 01/04/2020 | 31/03/2026 | C2
                     | 5     | 01/04/2020 |            | V4
                     | 7     | 01/04/2020 | 01/04/2026 | C2
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 2     | YES      |       |
              > | 7     | YES      |       |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let in_year = child.episodes.iter().any(|row| {
        row.decom.is_on_or_before(cx.end)
            && !row.dec.is_before(cx.start)
            && !is_short_breaks(&row.ls)
    });
    let invalid = |row: &Header| {
        let missing = row.mother.is_blank() && row.sex.is_and(|sex| sex.is_female()) && in_year;
        let father = row.mother.is(YesNo::Yes) && row.sex.is_and(|sex| sex.is_male());
        row.mother.is_other() || missing || father
    };
    if child.headers.iter().any(|row| invalid(row)) {
        found.rows(child.headers, invalid);
        found.rows(child.oc3, |_| true);
    }
}
