use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A deprivation of liberty order that ended did so in the collection year.
    /// ## Why it matters
    /// One that ended earlier belongs to an earlier return; one that ends later is still open in
    /// this one.
    /// ## How to put it right
    /// Check DOLO_END. Leave the order out if it was over before 1 April; leave DOLO_END blank if
    /// it was in force on 31 March.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 704 (last changed in 2026-27).
    Rule {
        code: "704",
        wording: "The date that the DoLO ended is before the start or after the end of the collection year.",
        tables: &[Table::DoLo],
        fields: &["DOLO_END"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            collection 01/04/1999 to 31/03/2000
            DoLo | DOLO_END
                 | 01/01/2000
                 | 01/01/2000
                 |
                 | 02/01/2000
                 | 01/01/2000
               > | 31/03/1999
               > | 01/04/2000
                 | 01/04/1999
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| {
        row.dolo_end.is_before(cx.start) || row.dolo_end.is_after(cx.end)
    });
}
