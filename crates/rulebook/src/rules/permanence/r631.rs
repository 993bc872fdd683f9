use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PREV_PERM, when it is filled in, is one of DfE's codes: P1 to P4, or Z1 for none.
    /// ## Why it matters
    /// It shows how often adoption and guardianship break down.
    /// ## How to put it right
    /// Use P1 (adoption), P2 (special guardianship), P3 (child arrangements), P4 (not known) or Z1
    /// (none).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 631.
    Rule {
        code: "631",
        wording: "Previous permanence option not a valid value.",
        tables: &[Table::PrevPerm],
        fields: &["PREV_PERM"],
        check: Check::Child(check),
        cases: &["
            PrevPerm | PREV_PERM
                   > | P0
                     | P1
                   > | p1
                   > | ''
                     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.previous_permanence, |row| row.prev_perm.is_other());
}
