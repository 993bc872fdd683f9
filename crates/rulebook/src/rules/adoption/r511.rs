use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When there are two adopters (NB_ADOPTR 2), SEX_ADOPTR is that of a couple: MM, FF or MF.
    /// ## Why it matters
    /// Two adopters and the code of a single one contradict each other.
    /// ## How to put it right
    /// Correct NB_ADOPTR or SEX_ADOPTR.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 511.
    Rule {
        code: "511",
        wording: "If reporting that the number of person(s) adopting the looked after child is two adopters then the code should only be MM, FF or MF. MM = the adopting couple are both males; FF = the adopting couple are both females; MF = The adopting couple are male and female.",
        tables: &[Table::Ad1],
        fields: &["NB_ADOPTR", "SEX_ADOPTR"],
        check: Check::Child(check),
        cases: &["
            AD1 | CHILD | NB_ADOPTR | SEX_ADOPTR
                | 1     | 2         | MM
                | 2     | 2         | FF
                | 3     | 2         | MF
              > | 4     | 2         | M1
              > | 5     | 2         | F1
                | 6     | 1         | F1
              > | 7     | 2         | XXX
              > | 8     | 2         |
                | 9     |           | M1
                | 10    | 3         | M1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.ad1, |row| {
        row.nb_adoptr.is(AdopterCount::Two) && !row.sex_adoptr.is_one_of(&super::COUPLES)
    });
}
