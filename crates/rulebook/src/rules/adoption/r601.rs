use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was adopted in the year (REC E11, E12) has all six items of the adoption table
    /// filled in.
    /// ## Why it matters
    /// Who adopts, and how long children waited, is published for every adoption.
    /// ## How to put it right
    /// Add the child to AD1 with every item, or correct REC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 601.
    Rule {
        code: "601",
        wording: "The additional fields relating to adoption have not been completed although the episode data shows that the child was adopted during the year.",
        tables: &[Table::Episodes, Table::Ad1],
        fields: &["REC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/09/2026 | E11
                   > | 2     | 01/09/2026 | E12
                   > | 3     | 31/03/2027 | E11
                   > | 4     | 01/04/2026 | E11
                     | 5     | 31/03/2026 | E11
                     | 6     | 01/09/2026 | E4A
                   > | 7     |            | E12
                     | 8     | 01/05/2026 | X1
                   > | 8     | 01/09/2026 | E12
                     | 9     | 01/04/2027 | E12
            AD1 | CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
                | 1     | 01/06/2025 | 01/01/2026 | 0           | 2         | MF         | L11
              > | 3     |            |            |             |           |            |
              > | 4     | 01/06/2025 | 01/01/2026 | 0           | 2         | MF         |
                | 6     |            |            |             |           |            |
                | 9     |            |            |             |           |            |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // An end that is not known does not say that the adoption was in another year.
    let adopted = |row: &Episode| super::adopted(row) && !row.dec.is_and(|dec| !cx.in_year(dec));
    let complete = child.ad1.iter().any(|row| super::every_item(row));
    if complete || !child.episodes.iter().any(|row| adopted(row)) {
        return;
    }
    found.rows(child.episodes, adopted);
    found.rows(child.ad1, |_| true);
}
