use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child marked as unaccompanied and seeking asylum is 10 or older on the last day of the
    /// year. DfE gives no age; Homeward asks about children under 10, the ages at which it
    /// hardly ever happens.
    /// ## Why it matters
    /// Nearly all unaccompanied children are in their teens. A young one is either a slip in
    /// the date of birth or a child whose story needs telling.
    /// ## How to put it right
    /// Check DOB and whether the child came alone. If both are right, explain it to DfE in a
    /// bypass request.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 231 (last changed in 2024-25).
    Rule {
        code: "231",
        wording: "We expect that unaccompanied asylum seeking children are generally older young people. Please check the date of birth is correct. If the date of birth is correct then please provide details in a bypass request.",
        tables: &[Table::Header],
        fields: &["DOB", "UASC"],
        years: Years::since(2025),
        check: Check::Child(check),
        cases: &["
            collection 01/04/2024 to 31/03/2025
            Header | CHILD | DOB        | UASC
                 > | 1     | 01/04/2015 | 1
                   | 2     | 31/03/2015 | 1
                   | 3     | 01/04/2020 | 0
                   | 4     | 01/04/2020 |
                   | 5     | 01/06/2008 | 1
                   | 6     |            | 1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let ten_by_then = plus_years(cx.end, -10);
    found.rows(child.headers, |row| {
        row.uasc.is(YesNo::Yes) && row.dob.is_after(ten_by_then)
    });
}
