use super::header_differs;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SEX in UASC is the same as in Header. A code against a blank is a difference; two blanks
    /// are not.
    /// ## Why it matters
    /// Two answers for one child usually mean that a row belongs to another child.
    /// ## How to put it right
    /// Check the record and write the same code in both tables.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT21.
    Rule {
        code: "INT21",
        wording: "Internal Check: SEX in UASC is different to SEX in Header.",
        tables: &[Table::Header, Table::Uasc],
        fields: &["SEX"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB        | SEX
                   | 101   | 01/04/2020 | M
                   | 102   |            | F
                   | 103   | 01/04/2020 | M
                   | 104   |            | F
                   | 101   | 01/04/2020 | M
                   | 102   |            | F
                   | 103   | 01/04/2020 | M
                   | 104   |            | F
                   | 106   |            |
            UASC | CHILD | DOB        | SEX
                 | 101   | 01/04/2020 | M
                 | 102   |            | F
               > | 103   | 04/01/2020 | F
                 | 105   | 01/04/2020 | F
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.uasc, |row| {
        header_differs(child, |header| header.sex != row.sex)
    });
}
