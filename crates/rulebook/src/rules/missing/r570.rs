use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No missing period begins after the end of the collection year.
    /// ## Why it matters
    /// It belongs to a later return.
    /// ## How to put it right
    /// Check MIS_START; leave the period out of this year's return if the date is right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 570.
    Rule {
        code: "570",
        wording: "The date that the child started to be missing or away from placement without authorisation is after the end of the collection year.",
        tables: &[Table::Missing],
        fields: &["MIS_START"],
        check: Check::Child(check),
        cases: &["
            Missing | CHILD | MIS_START  | MIS_END
                    | 1     | 31/03/2027 |
                  > | 1     | 01/04/2027 |
                    | 2     |            | 01/04/2027
                    | 3     | 31/04/2027 |
                    | 4     | 01/03/2026 | 02/04/2026
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| row.mis_start.is_after(cx.end));
}
