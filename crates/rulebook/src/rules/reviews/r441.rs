use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child for whom taking part was recorded as for someone of 4 or older (PN1 to PN7) was
    /// 4 on the day of the review.
    /// ## Why it matters
    /// Under 4 the code is PN0. Any other code counts a toddler among children who were, or
    /// were not, heard.
    /// ## How to put it right
    /// Write PN0, or correct DOB or REVIEW.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 441.
    Rule {
        code: "441",
        wording: "Participation method indicates child was 4 years old or over at the time of the review, but the date of birth and review date indicates the child was under 4 years old.",
        tables: &[Table::Reviews],
        fields: &["DOB", "REVIEW", "REVIEW_CODE"],
        check: Check::Child(check),
        cases: &["
            Reviews | CHILD | DOB        | REVIEW     | REVIEW_CODE
                  > | 1     | 02/06/2022 | 01/06/2026 | PN1
                    | 2     | 01/06/2022 | 01/06/2026 | PN1
                  > | 3     | 01/06/2024 | 01/06/2026 | PN7
                    | 4     | 01/06/2024 | 01/06/2026 | PN0
                    | 5     |            | 01/06/2026 | PN1
                    | 6     | 01/06/2024 |            | PN1
                    | 7     | 01/06/2024 | 01/06/2026 |
                    | 8     | 01/06/2024 | 01/06/2026 | PN8
                  > | 9     |            | 01/06/2026 | PN1
            Header  | CHILD | DOB
                    | 9     | 01/06/2024
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.reviews, |row| {
        row.review_code
            .is_and(|code| code != ReviewParticipation::PN0)
            && row
                .dob
                .get()
                .or_else(|| child.dob())
                .is_some_and(|born| row.review.is_before(plus_years(born, 4)))
    });
}
