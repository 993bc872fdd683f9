use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who came for short breaks only (V3, V4) has nothing under mother, review date or
    /// participation.
    /// ## Why it matters
    /// These are asked about children who are looked after. For short breaks they are not
    /// collected, and an entry suggests that the legal status is wrong.
    /// ## How to put it right
    /// Clear MOTHER and delete the reviews, or correct LS if the child was looked after in
    /// another way.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 399.
    Rule {
        code: "399",
        wording: "Mother field, review field or participation field are completed but child is looked after under legal status V3 or V4.",
        tables: &[Table::Episodes, Table::Header, Table::Reviews],
        fields: &["MOTHER", "LS", "REVIEW", "REVIEW_CODE"],
        check: Check::Child(check),
        cases: &["
            Header   | CHILD | MOTHER
                   > | 1     | 0
                   > | 2     |
                     | 3     | 1
                     | 4     |
                     | 5     | 0
                     | 6     | 1
            Episodes | CHILD | LS
                   > | 1     | V3
                   > | 1     | V4
                   > | 2     | V4
                     | 3     | C2
                     | 4     | V3
                     | 5     | V3
                     | 5     | C2
                   > | 7     | V3
            Reviews | CHILD | REVIEW     | REVIEW_CODE
                  > | 2     | 01/06/2026 | PN1
                  > | 2     |            | PN3
                    | 3     | 01/06/2026 | PN1
                    | 5     | 01/06/2026 | PN1
                  > | 7     | 01/06/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let short_breaks = |row: &Episode| row.ls.is_and(|ls| ls.is_short_breaks());
    if child.episodes.is_empty() || !child.episodes.iter().all(|row| short_breaks(row)) {
        return;
    }
    let mother = child.headers.iter().any(|row| row.mother.is_present());
    let reviewed = |row: &Review| row.review.is_present() || row.review_code.is_present();
    if mother || child.reviews.iter().any(|row| reviewed(row)) {
        found.rows(child.headers, |_| true);
        found.rows(child.episodes, |_| true);
        found.rows(child.reviews, |row| mother || reviewed(row));
    }
}
