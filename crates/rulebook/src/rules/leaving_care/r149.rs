use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// REC, when it is filled in, is one of DfE's codes of the year.
    /// ## Why it matters
    /// How children leave care is published by it.
    /// ## How to put it right
    /// Use the code, in upper case. Special guardianship is E45 to E48 (E43 and E44 until 2018-19).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 149.
    Rule {
        code: "149",
        wording: "Reason episode ceased code is not valid. ",
        tables: &[Table::Episodes],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/05/2026 | 01/06/2026 | X1
                     | 1     | 01/06/2026 | 01/07/2026 | E4A
                   > | 2     | 01/05/2026 | 01/06/2026 | E4
                   > | 3     | 01/05/2026 | 01/06/2026 | e4a
                   > | 4     | 01/05/2026 | 01/06/2026 | E43
                     | 5     | 01/05/2026 | 01/06/2026 | E45
                   > | 6     | 01/05/2026 |            | ''
                     | 7     | 01/05/2026 |            |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.rec.is_present() && !row.rec.is_and(|rec| rec.valid_in(cx.year))
    });
}
