use super::{is_unaccompanied, was_unaccompanied};
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was unaccompanied (UASC 1) neither last year nor this year has no day on which
    /// the status ceased (DUC) in either.
    /// ## Why it matters
    /// What never was cannot have ceased. Either the child is missing from the figures, or the date
    /// is not this child's.
    /// ## How to put it right
    /// If the child was unaccompanied at any time in the year, mark UASC 1; if not, remove the row
    /// from UASC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 205C.
    Rule {
        code: "205C",
        wording: "Child not identified as UASC either this year or last year but date UASC ceased has been provided.",
        tables: &[Table::Uasc, Table::Header],
        needs: &[Need::LastYear(Table::Uasc), Need::LastYear(Table::Header)],
        fields: &["DUC", "UASC"],
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
                   | 103   | 03/03/2002 | 0
                   | 104   | 28/03/2003 | 0
                   | 105   | 16/04/2001 | 1
                   | 106   | 04/11/2004 | 1
                   | 107   | 23/07/2002 | 1
                 > | 110   | 03/03/2002 | 0
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
                   | 103   | 03/03/2002 | 0
                   | 104   | 28/03/2003 | 0
                   | 105   | 16/04/2001 | 1
                   | 106   | 04/11/2004 | 1
                   | 107   | 23/07/2002 | 1
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
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if was_unaccompanied(child) != Some(false) || is_unaccompanied(child) != Some(false) {
        return;
    }
    let ceased = child.uasc.iter().any(|row| row.duc.is_present())
        || child.last.uasc.iter().any(|row| row.duc.is_present());
    if ceased {
        found.rows(child.uasc, |_| true);
        found.rows(child.headers, |_| true);
    }
}
