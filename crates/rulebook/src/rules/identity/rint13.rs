use super::header_differs;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DOB in Missing is the same as in Header. A date against a blank is a difference; two
    /// blanks are not.
    /// ## Why it matters
    /// A child has one birthday. Two of them usually mean that a row belongs to another child.
    /// ## How to put it right
    /// Check the record and write the same date in both tables. If the row is another child’s,
    /// put right its identifier.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule INT13.
    Rule {
        code: "INT13",
        wording: "Internal Check: DOB in Missing is different to DOB in Header.",
        tables: &[Table::Header, Table::Missing],
        fields: &["DOB"],
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
            Missing | CHILD | DOB
                    | 101   | 01/04/2020
                    | 102   |
                  > | 103   | 04/01/2020
                    | 105   | 01/04/2020
        ",
        "
            Header | CHILD | DOB
                   | 1     | 01/04/2020
                   | 2     |
                   | 3     | 01/04/2020
                   | 4     | 01/04/2020
                   | 5     |
            Missing | CHILD | DOB
                    | 1     | 01/04/2020
                    | 2     |
                  > | 3     | 04/01/2020
                  > | 4     |
                  > | 5     | 01/04/2020
                    | 6     | 01/04/2020
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        header_differs(child, |header| header.dob != row.dob)
    });
}
