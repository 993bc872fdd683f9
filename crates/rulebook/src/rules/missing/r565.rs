use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A row with the day on which a missing period began says whether the child was missing (M) or
    /// away (A).
    /// ## Why it matters
    /// Missing and away are published apart: the one is a child nobody can find.
    /// ## How to put it right
    /// Write M when nobody knew where the child was, A when it was known but not agreed.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 565.
    Rule {
        code: "565",
        wording: "The date that the child started to be missing or away from placement without authorisation has been completed but whether the child was missing or away from placement without authorisation has not been completed.",
        tables: &[Table::Missing],
        fields: &["MISSING", "MIS_START"],
        check: Check::Child(check),
        cases: &["
            Missing | CHILD | MISSING | MIS_START
                    | 1     | M       | 07/05/2026
                  > | 1     |         | 08/05/2026
                    | 1     | A       | 09/05/2026
                    | 1     |         |
                    | 1     | M       |
                  > | 2     |         | 31/06/2026
                    | 3     | X       | 07/05/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        row.mis_start.is_present() && row.missing.is_blank()
    });
}
