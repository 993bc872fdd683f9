use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DUC, when it is filled in, is a date of the calendar and not before the collection year.
    /// ## Why it matters
    /// A status that ended in an earlier year belongs to that year's return: this year the child
    /// was not unaccompanied.
    /// ## How to put it right
    /// Write the day the status ceased as DD/MM/YYYY. If it ceased before 1 April, remove the child
    /// from UASC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 104.
    Rule {
        code: "104",
        wording: "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
        tables: &[Table::Uasc],
        fields: &["DUC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2019 to 31/03/2020
            UASC | DUC
               > | 01/03/2019
                 | 19/02/2020
                 | 03/04/2019
               > | 01/01/2019
                 |
               > | INNVLAID/DATE/2077
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.uasc, |row| {
        row.duc.is_other() || row.duc.is_before(cx.start)
    });
}
