use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who was not in care in the year and is in the return as a care leaver (OC3)
    /// has no row in UASC.
    /// ## Why it matters
    /// Asylum status is collected of children in care. Of a care leaver it is not needed, and
    /// counts a child who is none.
    /// ## How to put it right
    /// Remove the row in UASC. If the child was in care in the year, add the episodes.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1014.
    Rule {
        code: "1014",
        wording: "UASC information is not required for care leavers",
        tables: &[Table::Episodes, Table::Uasc, Table::Oc3],
        fields: &["ACTIV", "ACCOM", "IN_TOUCH", "DUC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            UASC | CHILD | DOB        | DUC
                 | 101   | 01/06/2000 | 05/06/2019
               > | 102   | 02/06/2000 |
                 | 105   | 03/06/2000 | 01/06/2015
               > | 107   | 04/06/2000 | 02/06/2020
               > | 110   |            | 05/06/2020
                 | 111   |            | 05/06/2020
            Episodes | CHILD | DECOM      | DEC
                     | 101   | 01/01/2020 | 01/01/2020
                     | 102   | 11/01/2020 | 11/01/2020
                     | 103   | 30/03/2020 | 30/03/2020
                     | 104   | 01/01/2020 | 01/01/2020
                     | 105   | 11/05/2020 | 11/05/2020
                     | 105   | 01/01/2020 | 01/01/2020
                     | 106   | 22/01/2020 | 22/01/2020
                     | 107   | 11/01/2020 | 11/01/2020
                     | 108   | 22/01/2020 | 22/01/2020
                     | 109   | 25/03/2020 | 25/03/2020
                     | 110   | 01/01/2020 | 01/01/2020
                     | 110   | 01/11/2021 | 01/11/2021
                     | 111   | 01/11/2019 | 31/03/2021
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 101   |          |       |
              > | 102   | YES      |       |
                | 103   | YES      | XXX   |
                | 104   |          |       | XXX
                | 105   | Yes      | XXX   | XXX
                | 106   | No       |       |
              > | 107   | YES      |       |
                | 108   | YES      | XXX   |
                | 109   |          |       | XXX
              > | 110   |          | XXX   |
                | 111   | !!       | !!    |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // An episode whose dates cannot be read may be of the year.
    let in_care = child
        .episodes
        .iter()
        .any(|row| !row.dec.is_before(cx.start) && !row.decom.is_after(cx.end));
    let leaver =
        |row: &Oc3| row.in_touch.is_present() || row.activ.is_present() || row.accom.is_present();
    if !in_care && !child.uasc.is_empty() && child.oc3.iter().any(|row| leaver(row)) {
        found.rows(child.uasc, |_| true);
        found.rows(child.oc3, leaver);
    }
}
