use super::{is_unaccompanied, was_unaccompanied};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who is unaccompanied (UASC 1) this year and was in last year's return was
    /// unaccompanied there too.
    /// ## Why it matters
    /// A child in care arrives unaccompanied or not; it does not come about later. One of the two
    /// returns is wrong.
    /// ## How to put it right
    /// Check the child's status. If this year's is right, last year's return was wrong: tell DfE
    /// when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 205D.
    Rule {
        code: "205D",
        wording: "Child identified as UASC this year but not identified as UASC status provided for the child last year.",
        tables: &[Table::Uasc, Table::Header],
        needs: &[Need::LastYear(Table::Uasc), Need::LastYear(Table::Header)],
        fields: &["UASC", "CHILD"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            format xml
            UASC | CHILD | DOB        | DUC
                 | 101   | 28/10/2004 |
                 | 102   | 04/06/2004 |
                 | 103   | 03/03/2002 | 10/07/2020
                 | 104   | 28/03/2003 | 14/05/2021
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
                 > | 109   | 14/06/2003 | 1
                   | 102   | 04/06/2004 | 0
                   | 103   | 03/03/2002 | 0
                   | 104   | 28/03/2003 | 0
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
                 | 103   | 03/03/2002 | 10/07/2020
                 | 104   | 28/03/2003 | 14/05/2021
                 | 105   | 16/04/2001 | 16/04/2019
                 | 106   | 04/11/2004 | 16/06/2021
                 | 107   | 23/07/2002 | 23/07/2020
                 | 108   | 19/02/2003 |
                 | 109   | 14/06/2003 | 14/06/2021
                 | 110   | 14/06/2003 |
                 | 1001  | 23/07/2002 | 99/bad/date
               > | 1022  | 23/07/2002 | 01/01/2020
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
                      | 1001  | 23/07/2002 | 01/01/2020
                      | 1022  | 23/07/2002 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if was_unaccompanied(child) != Some(false) || is_unaccompanied(child) != Some(true) {
        return;
    }
    found.rows(child.headers, |_| true);
    if child.headers.is_empty() {
        found.rows(child.uasc, |_| true);
    }
}
