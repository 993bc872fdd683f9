use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DEC and REC are both filled in, or both blank.
    /// ## Why it matters
    /// An end without a reason, or a reason without an end, says neither that the child left nor
    /// that they stayed.
    /// ## How to put it right
    /// Fill in the one that is missing, or clear both while the episode goes on.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 148.
    Rule {
        code: "148",
        wording: "Date episode ceased and reason episode ceased must both be coded, or both left blank.",
        tables: &[Table::Episodes],
        fields: &["DEC", "REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                   > | 111   | 01/06/2020 | 04/06/2020 |
                     | 111   | 05/06/2020 | 06/06/2020 | X1
                   > | 111   | 06/06/2020 |            | X1
                     | 111   | 08/06/2020 | 05/06/2020 | X1
                   > | 222   | 05/06/2020 | 06/06/2020 |
                     | 333   | 06/06/2020 | 07/06/2020 | E11
                     | 333   | 07/06/2020 |            |
                     | 444   | 08/06/2020 | 09/06/2020 | X1
                     | 444   | 09/06/2020 | 10/06/2020 | E11
                     | 444   | 15/06/2020 |            |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        row.dec.is_blank() != row.rec.is_blank()
    });
}
