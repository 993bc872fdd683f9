use super::{is_unaccompanied, was_unaccompanied};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was unaccompanied (UASC 1) last year and is not this year has a day on which the
    /// status ceased (DUC) before this year began.
    /// ## Why it matters
    /// A child does not stop being unaccompanied without a reason: reaching 18, being joined by
    /// family, or being found never to have been.
    /// ## How to put it right
    /// If the status ceased in this year, UASC is still 1 and DUC is that day. If it ceased last
    /// year, last year's return lacks DUC: tell DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 205A.
    Rule {
        code: "205A",
        wording: "Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both years does not support this.",
        tables: &[Table::Uasc, Table::Header],
        needs: &[Need::LastYear(Table::Uasc), Need::LastYear(Table::Header)],
        fields: &["CHILD", "UASC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            format xml
            UASC | CHILD | DOB        | DUC
                 | 101   | 28/10/2004 |
                 | 102   | 04/06/2004 |
               > | 103   | 03/03/2002 | 10/07/2020
               > | 104   | 28/03/2003 | 14/05/2021
                 | 105   | 16/04/2001 | 16/04/2019
                 | 106   | 04/11/2004 | 16/06/2021
                 | 107   | 23/07/2002 | 23/07/2020
                 | 108   | 19/02/2003 |
                 | 109   | 14/06/2003 | 14/06/2021
                 | 110   | 14/06/2003 |
            UASC_last | CHILD | DOB        | DUC
                      | 101   | 28/10/2004 |
                      | 102   | 04/06/2004 | 20/01/2020
                      | 103   | 03/03/2002 | 10/07/2020
                      | 104   | 28/03/2003 | 14/05/2021
                      | 105   | 16/04/2001 | 16/04/2019
                      | 106   | 04/11/2004 | 04/11/2023
                      | 107   | 23/07/2002 | 23/07/2020
                      | 108   | 19/02/2003 | 19/02/2021
                      | 109   | 14/06/2003 | 14/06/2021
                      | 110   | 14/06/2003 | 14/06/2021
            Header | CHILD | DOB        | UASC
                   | 101   | 28/10/2004 | 0
                   | 108   | 19/02/2003 | 0
                   | 109   | 14/06/2003 | 1
                   | 102   | 04/06/2004 | 0
                 > | 103   | 03/03/2002 | 0
                 > | 104   | 28/03/2003 | 0
                   | 105   | 16/04/2001 | 1
                   | 106   | 04/11/2004 | 1
                   | 107   | 23/07/2002 | 1
                   | 110   | 03/03/2002 | 0
            Header_last | CHILD | DOB        | UASC
                        | 102   | 04/06/2004 | 1
                        | 103   | 03/03/2002 | 1
                        | 104   | 28/03/2003 | 1
                        | 101   | 28/10/2004 | 0
                        | 105   | 16/04/2001 | 1
                        | 106   | 04/11/2004 | 1
                        | 107   | 23/07/2002 | 1
                        | 108   | 19/02/2003 | 0
                        | 109   | 14/06/2003 | 0
                        | 110   | 03/03/2002 | 0
        ",
        "
            collection 01/04/2020 to 31/03/2021
            format csv
            UASC | CHILD | DOB        | DUC
                 | 101   | 28/10/2004 |
                 | 102   | 04/06/2004 |
               > | 103   | 03/03/2002 | 10/07/2020
               > | 104   | 28/03/2003 | 14/05/2021
                 | 105   | 16/04/2001 | 16/04/2019
                 | 106   | 04/11/2004 | 16/06/2021
                 | 107   | 23/07/2002 | 23/07/2020
               > | 108   | 19/02/2003 |
                 | 109   | 14/06/2003 | 14/06/2021
               > | 110   | 14/06/2003 |
            UASC_last | CHILD | DOB        | DUC
                      | 101   | 28/10/2004 |
                      | 102   | 04/06/2004 | 20/01/2020
                      | 103   | 03/03/2002 | 10/07/2020
                      | 104   | 28/03/2003 | 14/05/2021
                      | 105   | 16/04/2001 | 16/04/2019
                      | 106   | 04/11/2004 | 04/11/2023
                      | 107   | 23/07/2002 | 23/07/2020
                      | 108   | 19/02/2003 | 19/02/2021
                      | 109   | 14/06/2003 | 14/06/2021
                      | 110   | 14/06/2003 | 14/06/2021
            Header | CHILD | DOB        | UASC
                   | 101   | 28/10/2004 | 0
                 > | 108   | 19/02/2003 | 0
                   | 109   | 14/06/2003 | 1
                   | 102   | 04/06/2004 | 0
                 > | 103   | 03/03/2002 | 0
                 > | 104   | 28/03/2003 | 0
                   | 105   | 16/04/2001 | 1
                   | 106   | 04/11/2004 | 1
                   | 107   | 23/07/2002 | 1
                 > | 110   | 03/03/2002 | 0
        ",
        "
            Header   | CHILD | UASC
                   > | 1     | 0
                     | 2     | 0
            OC3      | CHILD | IN_TOUCH
                     | 2     | YES
            UASC_last | CHILD | DUC
                      | 1     |
                      | 2     |
            Header_last | CHILD | UASC
                        | 1     | 1
                        | 2     | 1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if was_unaccompanied(child) != Some(true) || is_unaccompanied(child) != Some(false) {
        return;
    }
    // Of a care leaver who was not in care in the year the status is not asked (rule 1014).
    if child.episodes.is_empty() && !child.oc3.is_empty() {
        return;
    }
    let ceased_before = child.uasc.iter().any(|row| row.duc.is_before(cx.start))
        || child
            .last
            .uasc
            .iter()
            .any(|row| row.duc.is_before(cx.start));
    if !ceased_before {
        found.rows(child.uasc, |_| true);
        found.rows(child.headers, |_| true);
    }
}
