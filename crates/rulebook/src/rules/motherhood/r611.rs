use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person recorded as a mother has the date of birth of her first child.
    /// ## Why it matters
    /// The date says when she became a mother: before care or in it, and at what age.
    /// ## How to put it right
    /// Enter MC_DOB, or write 0 in MOTHER if she is not one.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 611.
    Rule {
        code: "611",
        wording: "Date of birth field is blank, but child is a mother.",
        tables: &[Table::Header],
        fields: &["MOTHER", "MC_DOB"],
        check: Check::Child(check),
        cases: &["
            Header | MOTHER | MC_DOB
                   | 1      | 01/01/2021
                   | 1      | 19/02/2016
                   |        | dd/mm/yyyy
                   |        | 31/31/19
                 > | 1      |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        row.mother.is(YesNo::Yes) && row.mc_dob.is_blank()
    });
}
