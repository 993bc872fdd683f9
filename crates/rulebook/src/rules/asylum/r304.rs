use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The day on which a child's status as unaccompanied ceased (DUC) is not after the 18th
    /// birthday.
    /// ## Why it matters
    /// The status is a child's. It ends at 18 at the latest.
    /// ## How to put it right
    /// Check DUC and DOB. If the status was to end at 18, DUC is the birthday.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 304.
    Rule {
        code: "304",
        wording: "Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th birthday of a child.",
        tables: &[Table::Uasc],
        fields: &["DUC"],
        check: Check::Child(check),
        cases: &["
            UASC | DOB        | DUC
               > | 01/06/2000 | 05/06/2019
                 | 02/06/2000 |
                 | 03/06/2000 | 01/06/2015
               > | 04/06/2000 | 02/06/2020
                 |            | 05/06/2020
        ",
        "
            UASC | CHILD | DOB        | DUC
                 | 1     | 01/05/2008 | 01/05/2026
               > | 2     | 01/05/2008 | 02/05/2026
                 | 3     | 31/06/2008 | 02/05/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.uasc, |row| {
        row.dob.is_and(|born| row.duc.is_after(birthday(born, 18)))
    });
}
