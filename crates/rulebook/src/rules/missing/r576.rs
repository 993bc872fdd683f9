use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A missing period that was open in last year's return is in this year's too, with the same
    /// beginning.
    /// ## Why it matters
    /// A child who was missing on 31 March has not simply dropped out: the period ended, and the
    /// day is owed, or it goes on.
    /// ## How to put it right
    /// Add the period with its beginning of last year, and its end if it has one.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 576.
    Rule {
        code: "576",
        wording: "There is an open missing/away from placement without authorisation period in last year’s return and there is no corresponding period recorded at the start of this year.",
        tables: &[Table::Missing],
        needs: &[Need::LastYear(Table::Missing)],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Missing_last | CHILD | MIS_START  | MIS_END
                         | 111   | 07/02/2020 | 07/02/2020
                         | 222   | 07/02/2020 |
                         | 333   | 03/02/2020 | 07/02/2020
                         | 444   | 07/02/2020 |
                         | 555   | 01/02/2020 |
                         | 666   | 13/02/2020 | 07/02/2020
            Missing | CHILD | MIS_START
                    | 111   | 07/02/2020
                  > | 222   | 08/02/2020
                    | 333   | 03/02/2020
                  > | 444   |
                    | 555   | 01/02/2020
                    | 666   | 13/02/2020
        ",
        "
            Missing_last | CHILD | MIS_START  | MIS_END
                         | 1     | 01/03/2026 |
                         | 2     | 01/03/2026 |
                         | 3     | 01/03/2026 |
                         | 4     |            |
            Missing      | CHILD | MIS_START
                         | 1     | 01/06/2026
                         | 1     | 01/03/2026
                         | 2     | 01/06/2026
                       > | 2     | 01/05/2026
            Header       | CHILD
                         | 1
                         | 2
                       > | 3
                         | 4
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let forgotten = child
        .last
        .missing
        .iter()
        .filter(|last| last.mis_start.is_value() && last.mis_end.is_blank())
        .any(|open| {
            !child
                .missing
                .iter()
                .any(|row| row.mis_start == open.mis_start)
        });
    if !forgotten {
        return;
    }
    match child.missing.first() {
        Some(first) => found.row(*first),
        // No period of this year to point at: the child is what lacks one.
        None => found.rows(child.headers, |_| true),
    }
}
