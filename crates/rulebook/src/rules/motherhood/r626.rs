use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person who was not a mother last year, and is one now, had her first child in
    /// the year.
    /// ## Why it matters
    /// A child born earlier means that last year’s answer was wrong, or that this date is.
    /// ## How to put it right
    /// Check the date. If she was a mother last year already, say so to DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 626.
    Rule {
        code: "626",
        wording: "Child was reported as a mother but the date of birth of the first child is before the current year which contradicts with the mother status recorded last year.",
        tables: &[Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["MOTHER", "MC_DOB"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2021
            Header | CHILD | MOTHER | MC_DOB
                   | 111   | 1      |
                 > | 222   | 1      | 04/01/2020
                   | 333   | 0      |
                   | 444   | 1      | 01/04/2020
            Header_last | CHILD | MOTHER
                        | 111   | 1
                        | 222   | 0
                        | 333   | 1
                        | 444   | 0
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let was_not = child
        .last
        .headers
        .iter()
        .any(|last| last.mother.is(YesNo::No));
    found.rows(child.headers, |row| {
        was_not && row.mother.is(YesNo::Yes) && row.mc_dob.is_before(cx.start)
    });
}
