use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// CIN of this year's first episode is what last year's return had for its open episode: it is
    /// the same episode.
    /// ## Why it matters
    /// The main reason why a child came into care does not change while the child is in care.
    /// ## How to put it right
    /// Check which of the two is right. Correct CIN here; if last year's was wrong, tell DfE when
    /// you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503C.
    Rule {
        code: "503C",
        wording: "The category of need in the first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["CIN"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC | DECOM      | CIN
                   > | 111   |     | 01/06/2020 | N1
                     | 111   |     | 05/06/2020 | N2
                     | 111   |     | 06/06/2020 | N3
                     | 123   |     | 08/06/2020 | N4
                   > | 222   |     | 05/06/2020 | N5
                   > | 333   |     | 06/06/2020 | N6
                     | 333   |     | 07/06/2020 | N7
                   > | 444   |     | 03/06/2020 | N3
            Episodes_last | CHILD | DEC | DECOM      | CIN
                          | 111   |     | 01/06/2020 |
                          | 123   |     | 08/06/2020 | N4
                          | 222   |     | 05/06/2020 | L
                          | 333   |     | 06/06/2020 |
                          | 444   |     | 08/06/2020 | L
                          | 444   |     | 09/06/2020 | L
                          | 444   |     | 19/06/2020 | L
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.cin != open.cin
    {
        found.row(first);
    }
}
