use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child with a date on which unaccompanied asylum-seeking status ceased (DUC) is marked as
    /// unaccompanied (UASC 1) in the year.
    /// ## Why it matters
    /// The two items tell one story; when they differ, the child is counted in one table and
    /// missing from the other.
    /// ## How to put it right
    /// If the child was unaccompanied at any time in the year, mark UASC 1. If not, remove the
    /// date.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 303.
    Rule {
        code: "303",
        wording: "If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must be coded 1.",
        tables: &[Table::Uasc, Table::Header],
        fields: &["DUC", "UASC"],
        check: Check::Child(check),
        cases: &["
            UASC | CHILD | DUC
                 | 0     |
                 | 1     | 04/04/2021
               > | 2     | 01/06/2020
                 | 3     |
               > | 4     | 10/04/2020
                 | 5     | 01/03/2021
            Header | CHILD | UASC
                   | 0     | 0
                   | 1     | 1
                 > | 2     | 0
                   | 3     | 1
                 > | 4     | 0
                   | 5     | 1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    for header in child.headers {
        if !header.uasc.is_present() || header.uasc.is(YesNo::Yes) {
            continue;
        }
        for row in child.uasc.iter().filter(|row| row.duc.is_present()) {
            found.row(*row);
            found.row(*header);
        }
    }
}
