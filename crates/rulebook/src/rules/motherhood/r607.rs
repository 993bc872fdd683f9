use super::is_short_breaks;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// For a girl who left care in the year other than from short breaks (V3, V4), it is said
    /// whether she is a mother.
    /// ## Why it matters
    /// Leaving care as a young mother calls for different support; this is the last chance to
    /// record it.
    /// ## How to put it right
    /// Write 1 if she is a mother, 0 if not. If she did not leave care, correct DEC and REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 607 (last changed in 2024-25).
    Rule {
        code: "607",
        wording: "Child ceased to be looked after in the year, but mother field has not been completed.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DEC", "REC", "MOTHER", "LS", "SEX"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Header | CHILD | SEX | MOTHER
                   | 101   | F   |
                   | 102   | F   | 0
                   | 103   | F   |
                   | 104   | F   |
                 > | 105   | F   |
                   | 108   | M   |
                   | 109   | F   | 0
                 > | 110   | F   |
                   | 111   | F   | 0
                   | 112   | F   | 1
            Episodes | CHILD | DEC        | REC | LS
                     | 101   | 01/01/2021 |     | L1
                     | 102   | 01/01/2001 | A3  | V4
                     | 103   | 20/12/2001 | E15 | V3
                     | 104   | 03/01/2020 | E46 | L4
                   > | 105   | 03/04/2020 | E48 | L1
                   > | 105   | 01/07/2020 | X2  | XO
                   > | 105   | 10/01/2021 | E11 | L4
                     | 108   | 11/02/2021 | E48 | L1
                     | 109   | 25/01/2002 | X1  | XO
                   > | 110   | 25/01/2021 | E47 |
                     | 111   |            | E45 | L4
                     | 112   | 25/08/2020 | E46 | XO
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | SEX | MOTHER
                 > | 1     | F   |
                   | 2     | F   |
                 > | 3     | F   |
                   | 4     | F   |
            Episodes | CHILD | DEC        | REC | LS
                     | 1     | 01/06/2026 | X1  | C2
                   > | 1     | 01/04/2026 | E4A | C2
                     | 2     | 31/03/2026 | E4A | C2
                   > | 3     | 31/03/2027 | E4A | C2
                     | 4     | 01/06/2026 | E4A | V4
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let left = |row: &Episode| {
        row.dec.is_and(|day| cx.in_year(day))
            && row.rec.is_present()
            && !row.rec.is(ReasonEpisodeCeased::X1)
            && !is_short_breaks(&row.ls)
    };
    let unsaid = |row: &Header| row.sex.is_and(|sex| sex.is_female()) && row.mother.is_blank();
    if child.episodes.iter().any(|row| left(row)) && child.headers.iter().any(|row| unsaid(row)) {
        found.rows(child.episodes, left);
        found.rows(child.headers, unsaid);
    }
}
