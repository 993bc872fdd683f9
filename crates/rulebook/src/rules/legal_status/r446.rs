use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No episode that began before December 2005 is under a placement order (E1).
    /// ## Why it matters
    /// Placement orders came with the Adoption and Children Act 2002, in force from 30 December
    /// 2005. Before that the status was a freeing order (D1).
    /// ## How to put it right
    /// Check DECOM and LS; for an older order LS is D1.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 446.
    Rule {
        code: "446",
        wording: "E1 is not a valid code for episodes starting before December 2005.",
        tables: &[Table::Episodes],
        fields: &["LS", "DECOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | LS | DECOM
                     | E1 | 01/12/2005
                     | E1 | 15/05/2012
                     | E1 |
                   > | E1 | 20/09/2004
                   > | E1 | 01/10/2005
                     | C1 | 20/02/2005
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.ls.is(LegalStatus::E1)
            && row
                .decom
                .is_and(|day| (day.year(), day.month()) < (2005, 12))
    });
}
