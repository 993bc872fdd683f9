use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// SEX is the same as in last year's return, for a child who was in it. A blank against a code
    /// is a difference; two blanks are not.
    /// ## Why it matters
    /// A change is either a correction, which should be known about, or two children under one
    /// identifier.
    /// ## How to put it right
    /// Check both returns. Put right the one that is wrong; if the record was corrected this year,
    /// say so to DfE when you submit. Check that the identifier was not used for another child.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 202.
    Rule {
        code: "202",
        wording: "The gender code conflicts with the gender already recorded for this child.",
        tables: &[Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["SEX"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | SEX
                   | 101   | 1
                 > | 102   | 2
                 > | 103   | 1
                   | 104   | 2
                   | 105   |
                   | 106   | 1
                 > | 108   |
                 > | 109   | 2
                 > | 110   | 3
            Header_last | CHILD | SEX
                        | 101   | 1
                        | 102   | 1
                        | 103   | 2
                        | 104   | 2
                        | 105   |
                        | 107   | 1
                        | 108   | 2
                        | 109   |
                        | 110   | 2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    // The codes changed in 2024-25: last year's 1 and this year's M are the same sex.
    let code = |sex: &Cell<Sex>| match sex.get() {
        Some(sex) => Cell::Value(sex.for_year(cx.year)),
        None => sex.clone(),
    };
    for row in child.headers {
        if child
            .last
            .headers
            .iter()
            .any(|last| code(&last.sex) != code(&row.sex))
        {
            found.row(*row);
        }
    }
}
