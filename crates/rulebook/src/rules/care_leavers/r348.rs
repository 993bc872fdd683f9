use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A care leaver who was reported as having died in last year's return (IN_TOUCH DIED) is not
    /// in this year's care leaver table.
    /// ## Why it matters
    /// A death is reported once. A second row is about someone else, or last year's was wrong.
    /// ## How to put it right
    /// Take the young person out of OC3. If they are alive, tell DfE that last year's return was
    /// wrong.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 348 (last changed in 2025-26).
    Rule {
        code: "348",
        wording: "Care leaver has previously been reported as having died. ",
        tables: &[Table::Oc3],
        needs: &[Need::LastYear(Table::Oc3)],
        fields: &["IN_TOUCH"],
        years: Years::since(2026),
        check: Check::Child(check),
        cases: &["
            OC3 | CHILD | IN_TOUCH
              > | 1     | YES
              > | 2     | DIED
                | 3     | DIED
                | 4     | NO
                | 5     | DIED
            OC3_last | CHILD | IN_TOUCH
                     | 1     | DIED
                     | 2     | DIED
                     | 3     | YES
                     | 4     |
                     | 6     | DIED
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child
        .last
        .oc3
        .iter()
        .any(|row| row.in_touch.is(InTouch::Died))
    {
        found.rows(child.oc3, |_| true);
    }
}
