use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// DOB is the same as in last year’s return, for a child who was in it. A date against a
    /// blank is a difference; two blanks are not.
    /// ## Why it matters
    /// A birthday does not change. Either one of the returns was wrong, or one identifier was
    /// used for two children.
    /// ## How to put it right
    /// Check the birth certificate or the record. Put right the one that is wrong; if it was
    /// last year’s, say so to DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 203.
    Rule {
        code: "203",
        wording: "Date of birth disagrees with the date of birth already recorded for this child.",
        tables: &[Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["DOB"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | DOB
                   | 1     | 16/03/2012
                 > | 2     | 16/03/2012
                 > | 3     |
                 > | 4     | 16/03/2012
                   | 5     |
                   | 6     | 16/03/2012
                 > | 7     | 31/02/2012
            Header_last | CHILD | DOB
                        | 1     | 16/03/2012
                        | 2     | 17/03/2012
                        | 3     | 16/03/2012
                        | 4     |
                        | 5     |
                        | 7     | 16/03/2012
                        | 9     | 16/03/2012
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        // What cannot be read is the matter of rule 102, in either year.
        let differs = |last: &Header| last.dob.get() != row.dob.get();
        child.last.headers.iter().any(|last| differs(last))
    });
}
