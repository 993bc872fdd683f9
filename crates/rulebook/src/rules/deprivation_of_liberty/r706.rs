use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A deprivation of liberty order that was open in last year's return is in this year's too,
    /// with the same start.
    /// ## Why it matters
    /// An order does not vanish: it ended, and the day it ended is owed, or it goes on.
    /// ## How to put it right
    /// Add the order with its start of last year, and the day it ended if it did.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 706 (last changed in 2026-27).
    Rule {
        code: "706",
        wording: "There is an open DoLO in last year’s return and there is no corresponding DoLO recorded at the start of this year..",
        tables: &[Table::DoLo],
        needs: &[Need::LastYear(Table::DoLo)],
        fields: &["DOLO_START"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo_last | CHILD | DOLO_START | DOLO_END
                      | 1     | 01/02/2026 |
                      | 2     | 01/02/2026 |
                      | 3     | 01/02/2026 | 01/03/2026
                      | 4     | 01/02/2026 |
            DoLo      | CHILD | DOLO_START | DOLO_END
                      | 1     | 01/02/2026 | 01/06/2026
                    > | 2     | 02/02/2026 | 01/06/2026
                      | 3     | 01/06/2026 |
            Header    | CHILD
                      | 1
                      | 2
                    > | 4
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let forgotten = child
        .last
        .dolo
        .iter()
        .filter(|last| last.dolo_start.is_value() && last.dolo_end.is_blank())
        .any(|open| {
            !child
                .dolo
                .iter()
                .any(|row| row.dolo_start == open.dolo_start)
        });
    if !forgotten {
        return;
    }
    found.rows(child.dolo, |_| true);
    if child.dolo.is_empty() {
        // No order of this year to point at: the child is what lacks one.
        found.rows(child.headers, |_| true);
    }
}
