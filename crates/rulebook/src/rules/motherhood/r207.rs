use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person with episodes who was recorded as a mother last year still is one.
    /// ## Why it matters
    /// Once a mother, always a mother, also when her child lives elsewhere. A change is a slip
    /// in one of the two years.
    /// ## How to put it right
    /// Write 1. If last year’s was wrong, say so to DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 207.
    Rule {
        code: "207",
        wording: "Mother status for the current year disagrees with the mother status already recorded for this child.",
        tables: &[Table::Episodes, Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["MOTHER"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | MOTHER
                   | 101   | 1
                 > | 102   | 0
                   | 103   | 1
                 > | 104   |
                   | 105   |
                   | 106   | 1
                   | 108   |
                   | 109   | 0
                 > | 110   | 2
                   | 111   |
            Header_last | CHILD | MOTHER
                        | 101   | 1
                        | 102   | 1
                        | 103   | 0
                        | 104   | 1
                        | 105   |
                        | 107   | 1
                        | 108   | 0
                        | 109   |
                        | 110   | 1
                        | 111   | 1
            Episodes | CHILD
                     | 101
                     | 101
                     | 102
                     | 103
                     | 104
                     | 105
                     | 106
                     | 107
                     | 108
                     | 109
                     | 110
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let was_mother = child
        .last
        .headers
        .iter()
        .any(|last| last.mother.is(YesNo::Yes));
    if was_mother && !child.episodes.is_empty() {
        found.rows(child.headers, |row| !row.mother.is(YesNo::Yes));
    }
}
