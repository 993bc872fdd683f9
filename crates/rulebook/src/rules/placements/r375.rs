use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A temporary placement in hospital (T1) lasts no longer than six weeks (42 days). An open one
    /// is taken to go on to the end of the year.
    /// ## Why it matters
    /// After six weeks the child lives in hospital, and the placement kept open outside is not
    /// where the child is.
    /// ## How to put it right
    /// Check DECOM and DEC. If the dates are right, record the hospital as the placement (R2).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 375.
    Rule {
        code: "375",
        wording: "Hospitalisation coded as a temporary placement exceeds six weeks.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["DECOM", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | PLACE
                   > | 111   | 01/01/2020 | 13/02/2020 | T1
                     | 222   | 01/02/2020 | 14/03/2020 | T1
                   > | 333   | 02/03/2020 | 14/04/2020 | T1
                   > | 444   | 15/03/2010 | 27/04/2010 | T1
                     | 555   | 15/03/2004 | 26/04/2004 | T1
                     | 666   | 14/03/2014 | 25/04/2014 | P2
            Header | CHILD | DOB
                   | 111   | 01/01/1998
                   | 222   | 01/02/2000
                   | 333   | 02/03/2015
                   | 444   | 15/01/2010
                   | 555   | 15/03/2000
                   | 666   | 15/03/2000
        ",
        "
            Header   | CHILD
                     | 1
            Episodes | CHILD | DECOM      | DEC        | PLACE
                     | 1     | 17/02/2027 |            | T1
                   > | 1     | 16/02/2027 |            | T1
                     | 1     | 01/05/2026 | 31/06/2026 | T1
                     | 1     |            | 01/07/2026 | T1
                     | 1     | 01/05/2026 | 01/09/2026 | T2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.place.is(PlacementType::T1) && super::days(row, cx).is_some_and(|days| days > 6 * 7)
    });
}
