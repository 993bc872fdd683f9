use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When a child has left care, no missing period of that time is open, nor does one end after
    /// it.
    /// ## Why it matters
    /// Once care is over the return no longer covers the child. A missing period without an end, or
    /// with one long afterwards, is counted as still going on.
    /// ## How to put it right
    /// Add MIS_END, at the latest the day care ended. If the child was still missing then, that day
    /// is the end and REC is E8.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 577.
    /// That an end after care is reported too is as in the shared case of rule 707, which has the
    /// same words.
    Rule {
        code: "577",
        wording: "Child ceased to be looked after but there is a missing/away from placement without authorisation period without an end date.",
        tables: &[Table::Episodes, Table::Missing],
        fields: &["MIS_END"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | RNE | REC
                     | 1     | 01/05/2026 | 01/06/2026 | S   | X1
                     | 1     | 01/06/2026 | 01/07/2026 | P   | E8
                     | 2     | 01/05/2026 | 01/06/2026 | S   | X1
                     | 2     | 01/06/2026 |            | P   |
                     | 3     | 01/05/2026 | 01/06/2026 | S   | E4A
                     | 3     | 01/08/2026 |            | S   |
                     | 4     | 01/06/2026 |            | P   |
            Missing  | CHILD | MIS_START  | MIS_END
                   > | 1     | 20/06/2026 |
                     | 1     | 20/05/2026 | 01/07/2026
                   > | 1     | 20/06/2026 | 02/07/2026
                   > | 1     |            |
                     | 2     | 20/05/2026 |
                   > | 3     | 20/05/2026 |
                     | 3     | 20/08/2026 |
                     | 3     | 20/05/2026 | 31/06/2026
                     | 4     | 20/04/2026 | 20/05/2026
                     | 5     | 20/05/2026 |
        ",
        "
            Episodes | CHILD | DEC        | REC
                     | 1     | 01/07/2026 | E4A
                     | 2     | 01/06/2026 | X1
                     | 2     |            |
            Missing  | CHILD | MIS_END
                   > | 1     |
                     | 1     | 01/07/2026
                   > | 1     | 02/07/2026
                     | 2     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        child.outlasts_care(&row.mis_start, &row.mis_end)
    });
}
