use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No missing period begins before the child started to be looked after.
    /// ## Why it matters
    /// Only a child in care can be missing from care. Either the date is wrong, or an earlier
    /// episode was left out.
    /// ## How to put it right
    /// Check MIS_START, and DECOM of the child's first episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 581.
    /// When the first episode of the return is not the start of care (RNE other than S), or last
    /// year's return has an earlier one, the child was in care before it.
    Rule {
        code: "581",
        wording: "Child is missing but has not yet started to be looked after.",
        tables: &[Table::Episodes, Table::Missing],
        fields: &["MIS_START"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | RNE
                     | 1     | 01/05/2026 | 01/06/2026 | S
                     | 1     | 01/07/2026 |            | S
                     | 2     | 01/05/2026 |            | P
                     | 3     | 01/05/2026 |            |
                     | 4     | 01/05/2026 |            | S
                     | 6     |            |            | S
            Episodes_last | CHILD | DECOM      | DEC
                          | 4     | 01/05/2025 | 01/04/2026
            Missing  | CHILD | MIS_START
                   > | 1     | 30/04/2026
                     | 1     | 01/05/2026
                     | 1     | 20/06/2026
                     | 1     |
                     | 2     | 30/04/2026
                   > | 3     | 30/04/2026
                     | 4     | 30/03/2026
                     | 5     | 30/04/2026
                     | 6     | 30/04/2026
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let Some(first) = child.dated_episodes().first() else {
        return;
    };
    found.rows(child.missing, |row| {
        row.mis_start
            .get()
            .is_some_and(|went| first.decom.is_after(went) && !child.was_in_care_before(went))
    });
}
