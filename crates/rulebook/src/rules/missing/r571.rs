use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A missing period that ended did so in the collection year.
    /// ## Why it matters
    /// One that ended earlier belongs to an earlier return; one that ends later is still open in
    /// this one.
    /// ## How to put it right
    /// Check MIS_END. Leave the period out if it was over before 1 April; leave MIS_END blank if it
    /// was open on 31 March.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 571.
    Rule {
        code: "571",
        wording: "The date that the child ceased to be missing or away from placement without authorisation is before the start or after the end of the collection year.",
        tables: &[Table::Missing],
        fields: &["MIS_END"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2020 to 31/03/2020
            Missing | MIS_START  | MIS_END
                  > | 08/03/2020 | 08/03/2020
                    | 22/06/2020 |
                  > |            | 22/06/2020
                    | 13/10/2021 | 13/10/21
                    | 10/24/2021 |
        ",
        "
            Missing | CHILD | MIS_START  | MIS_END
                  > | 1     | 20/03/2026 | 31/03/2026
                    | 1     | 20/03/2026 | 01/04/2026
                    | 1     | 20/03/2027 | 31/03/2027
                  > | 1     | 20/03/2027 | 01/04/2027
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.missing, |row| {
        row.mis_end.is_before(cx.start) || row.mis_end.is_after(cx.end)
    });
}
