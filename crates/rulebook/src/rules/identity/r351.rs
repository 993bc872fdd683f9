use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Nobody in the return was past their 25th birthday on the first day of the year.
    /// ## Why it matters
    /// The duties to care leavers end at 25. An older date of birth is a slip, or a child of an
    /// earlier year that was sent again.
    /// ## How to put it right
    /// Correct DOB, or take the young person out of the return.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 351.
    Rule {
        code: "351",
        wording: "Child was over 25 at the start of the current collection year.",
        tables: &[Table::Header],
        fields: &["DOB"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | DOB
                   | 1     | 01/04/2001
                 > | 2     | 31/03/2001
                 > | 3     | 01/01/1990
                   | 4     |
                   | 5     | 1990
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let born = plus_years(cx.start, -25);
    found.rows(child.headers, |row| row.dob.is_before(born));
}
