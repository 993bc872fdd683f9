use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When there was no previous permanence option (Z1), there is neither an authority nor a
    /// date of an order.
    /// ## Why it matters
    /// An order that was never made was arranged by nobody. One of the entries is wrong.
    /// ## How to put it right
    /// Clear LA_PERM and DATE_PERM, or write P1 to P4 if there was an adoption or a
    /// guardianship.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 635.
    Rule {
        code: "635",
        wording: "There are entries for date of order and local authority code where previous permanence option was arranged but previous permanence code is Z1",
        tables: &[Table::PrevPerm],
        fields: &["LA_PERM", "DATE_PERM", "PREV_PERM"],
        check: Check::Child(check),
        cases: &["
            PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
                     | 1     | Z1        |         |
                   > | 2     | Z1        | 359     |
                   > | 3     | Z1        |         | 01/05/2014
                   > | 4     | Z1        | 359     | zz/05/2014
                     | 5     | P1        | 359     | 01/05/2014
                     | 6     |           | 359     | 01/05/2014
                   > | 7     | Z1        |         | ''
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.previous_permanence, |row| {
        row.prev_perm.is(PermanenceOption::Z1)
            && (row.la_perm.is_present() || row.date_perm.is_present())
    });
}
