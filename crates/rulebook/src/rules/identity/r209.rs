use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who was 5 or older on the first day of the year does not have UN1 for a pupil
    /// number: UN1 is for children too young for school.
    /// ## Why it matters
    /// From 5 on a child should be on a roll, and being on one is how its schooling is
    /// followed.
    /// ## How to put it right
    /// Ask the virtual school for the number. If there is none, say why with UN2 to UN5. If the
    /// child is on no roll, tell the virtual school head.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 209.
    Rule {
        code: "209",
        wording: "Child looked after is of school age and should not have an unknown Unique Pupil Number (UPN) code of UN1.",
        tables: &[Table::Header],
        fields: &["UPN", "DOB"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2025 to 31/03/2026
            Header | CHILD | UPN           | DOB
                   | 101   |               | 01/01/2020
                   | 102   | H801200001001 | 11/11/2020
                 > | 103   | UN1           | 03/10/2015
                   | 104   | UN2           | 11/11/2020
                   | 105   |               | 01/01/2020
                   | 106   | UN1           | 11/11/2020
                   | 107   |               | 01/02/2020
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Header | CHILD | UPN | DOB
                 > | 1     | UN1 | 01/04/2021
                   | 2     | UN1 | 02/04/2021
                   | 3     | UN1 |
                   | 4     | UN2 | 01/04/2015
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let five_by_now = plus_years(cx.start, -5);
    found.rows(child.headers, |row| {
        row.upn.is("UN1") && row.dob.is_on_or_before(five_by_now)
    });
}
