use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child has short-term breaks recorded one by one (V3) or as an agreement (V4) within a
    /// year, not both.
    /// ## Why it matters
    /// The two are two ways of recording the same thing; with both, the breaks are counted twice.
    /// ## How to put it right
    /// Choose one way for the year and record all of the child's breaks in it.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 426.
    Rule {
        code: "426",
        wording: "A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the same year.",
        tables: &[Table::Episodes],
        fields: &["LS"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS
                     | 111   | V3
                     | 111   | V3
                   > | 222   | V3
                   > | 222   | V4
                     | 222   | X1
                     | 444   | V3
                   > | 555   | V4
                   > | 555   | V3
                   > | 555   | V3
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let has = |status| child.episodes.iter().any(|row| row.ls.is(status));
    if has(LegalStatus::V3) && has(LegalStatus::V4) {
        found.rows(child.episodes, |row| {
            row.ls.is_and(|ls| ls.is_short_breaks())
        });
    }
}
