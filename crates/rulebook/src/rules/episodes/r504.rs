use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// CIN is the same in every episode of a period of care.
    /// ## Why it matters
    /// It is the main reason why the child came into care, as it was then. Later needs do not
    /// change it.
    /// ## How to put it right
    /// Copy CIN of the first episode to those after it. If it was wrong at the start, correct it in
    /// all.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 504.
    Rule {
        code: "504",
        wording: "The category of need code differs from that reported at start of current period of being looked after",
        tables: &[Table::Episodes],
        fields: &["CIN"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC | CIN
                     | 111   | 01/06/2020 | 04/06/2020 | X1  | N1
                   > | 111   | 04/06/2020 | 06/06/2020 | X1  | N2
                   > | 111   | 06/06/2020 |            | X1  | N3
                     | 111   | 08/06/2020 | 09/06/2020 | X1  | N2
                     | 222   | 10/06/2020 | 11/06/2020 | X1  | N3
                     | 333   | 04/06/2020 | 07/06/2020 | X1  | N4
                   > | 333   | 07/06/2020 |            | X1  | N1
                     | 444   | 08/06/2020 | 09/06/2020 | X1  | N2
                     | 444   | 08/06/2020 | 10/06/2020 | X1  | N3
                   > | 444   | 10/06/2020 |            | X1  | N4
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for period in child.periods_of_care() {
        if let Some(first) = period.first() {
            found.rows(period.episodes, |row| row.cin != first.cin);
        }
    }
}
