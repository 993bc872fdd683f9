use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// REASON_PLACED_CEASED, when it is filled in, is one of RD1 to RD4.
    /// ## Why it matters
    /// Why plans for adoption are given up is published by these reasons.
    /// ## How to put it right
    /// Write RD1 (the child's needs changed), RD2 (the court did not make a placement order), RD3
    /// (no adopters were found) or RD4 (another reason).
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 120.
    Rule {
        code: "120",
        wording: "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.",
        tables: &[Table::PlacedAdoption],
        fields: &["REASON_PLACED_CEASED"],
        check: Check::Child(check),
        cases: &["
            PlacedAdoption | CHILD | REASON_PLACED_CEASED
                           | 1     | RD1
                           | 2     | RD4
                         > | 3     | rd1
                         > | 4     | RD5
                         > | 5     | ''
                           | 6     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.placed_adoption, |row| {
        let reason = &row.reason_placed_ceased;
        reason.is_present() && !reason.is_and(|reason| reason.valid_in(cx.year))
    });
}
