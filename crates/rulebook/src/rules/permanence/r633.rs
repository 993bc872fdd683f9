use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// LA_PERM, when it is filled in, is DfE’s number of an authority, or WAL, SCO, NIR or NUK.
    /// ## Why it matters
    /// It shows which authority arranged the adoption or guardianship that broke down.
    /// ## How to put it right
    /// Use the three-digit number of the authority (Wigan is 359), or the letters for Wales,
    /// Scotland, Northern Ireland or outside the United Kingdom.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 633.
    Rule {
        code: "633",
        wording: "Local authority code where previous permanence option was arranged is not a valid value.",
        tables: &[Table::PrevPerm],
        fields: &["LA_PERM"],
        check: Check::Child(check),
        cases: &["
            PrevPerm | CHILD | LA_PERM
                     | 101   |
                     | 102   | SCO
                     | 103   | 204
                   > | 6     | 458
                   > | 7     | 176
                     | 8     | 212
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.previous_permanence, |row| row.la_perm.is_other());
}
