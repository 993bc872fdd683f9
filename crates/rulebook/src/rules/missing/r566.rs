use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A row with the day on which a missing period ended says whether the child was missing (M) or
    /// away (A).
    /// ## Why it matters
    /// Missing and away are published apart: the one is a child nobody can find.
    /// ## How to put it right
    /// Write M when nobody knew where the child was, A when it was known but not agreed.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 566.
    Rule {
        code: "566",
        wording: "The date that the child's episode of being missing or away from placement without authorisation ended has been completed but whether the child was missing or away without authorisation has not been completed.",
        tables: &[Table::Missing],
        fields: &["MISSING", "MIS_END"],
        check: Check::Child(check),
        cases: &["
            Missing | MISSING | MIS_END
                    | M       |
                  > |         | 07/02/2020
                    | A       | 03/02/2020
                    |         |
                    | M       | 01/02/2020
                  > |         | 13/02/2020
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        row.mis_end.is_present() && row.missing.is_blank()
    });
}
