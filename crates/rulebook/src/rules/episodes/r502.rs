use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When last year's return ended with an open episode, the first episode of this year's begins
    /// on the same day as that one did: it is the same episode.
    /// ## Why it matters
    /// The two returns describe one stay. If the dates differ, the child seems to have left and
    /// come back, or to have been in two places.
    /// ## How to put it right
    /// Put right DECOM of the first episode, or add the episode that last year's return left open.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 502.
    Rule {
        code: "502",
        wording: "Last year's record ended with an open episode. The date on which that episode started does not match the start date of the first episode on this year’s record.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM
                   > | 111   | 01/06/2020
                     | 111   | 05/06/2020
                     | 111   | 06/06/2020
                     | 123   | 08/06/2020
                   > | 222   | 05/06/2020
                     | 333   | 06/06/2020
                     | 333   | 07/06/2020
                   > | 444   | 08/06/2020
                     | 444   | 09/06/2020
                     | 444   | 15/06/2020
                     | 555   | 15/06/2020
            Episodes_last | CHILD | DECOM      | DEC
                          | 111   | 05/06/2020 |
                          | 123   | 08/06/2020 |
                          | 222   | 09/06/2020 |
                          | 333   | 06/06/2020 | 05/06/2020
                          | 333   | 07/06/2020 | 05/06/2020
                          | 444   | 08/06/2020 | 05/06/2020
                          | 444   | 09/06/2020 | 05/06/2020
                          | 444   | 19/06/2020 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.decom != open.decom
    {
        found.row(first);
    }
}
