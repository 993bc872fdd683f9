use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child with anything in the adoption table was adopted in the year: an episode ended in it
    /// with E11 or E12.
    /// ## Why it matters
    /// The adoption table is about children adopted in the year, and each of them left care by
    /// adoption.
    /// ## How to put it right
    /// Correct REC and DEC of the last episode, or clear AD1 if the child was not adopted in the
    /// year.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 602.
    Rule {
        code: "602",
        wording: "The episode data submitted for this child does not show that he/she was adopted during the year.",
        tables: &[Table::Episodes, Table::Ad1],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Episodes | CHILD | DEC        | REC
                     | 111   | 08/06/2020 | E11
                     | 222   | 09/07/2020 | oo
                     | 333   | 09/08/2020 | T4
                     | 444   | 25/03/2021 | E11
                     | 555   | 22/03/2020 | oo
                     | 666   | 25/04/2021 |
                     | 888   |            | E11
            AD1 | CHILD | DATE_INT | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
                | 111   |          |            |             |           |            |
              > | 123   | xx       |            |             |           |            |
                | 222   |          |            |             |           |            |
                | 333   |          |            |             |           |            |
              > | 345   | xx       |            |             |           |            |
                | 444   | oo       |            |             |           |            |
                | 555   |          |            |             |           |            |
              > | 666   | xx       |            |             |           |            |
              > | 777   | xx       |            |             |           |            |
        ", "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/04/2026 | E11
                     | 2     | 31/03/2027 | E12
                     | 3     | 31/03/2026 | E11
                     | 4     |            | E11
            AD1 | CHILD | DATE_INT
                | 1     | 01/06/2025
                | 2     | 01/06/2025
              > | 3     | 01/06/2025
              > | 4     | 01/06/2025
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let adopted = child
        .episodes
        .iter()
        .any(|row| super::adopted(row) && row.dec.is_and(|dec| cx.in_year(dec)));
    if !adopted {
        found.rows(child.ad1, super::any_item);
    }
}
