use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child recorded as under 4 at a review (PN0) was under 4 on that day.
    /// ## Why it matters
    /// From 4 on, every child's own view is asked for. PN0 on an older child says that nobody
    /// asked.
    /// ## How to put it right
    /// Record how the child took part (PN1 to PN7), or correct DOB or REVIEW.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 440.
    Rule {
        code: "440",
        wording: "Participation method indicates child was under 4 years old at the time of the review, but date of birth and review date indicates the child was 4 years old or over.",
        tables: &[Table::Reviews],
        fields: &["DOB", "REVIEW", "REVIEW_CODE"],
        check: Check::Child(check),
        cases: &["
            Reviews | DOB        | REVIEW     | REVIEW_CODE
                    | 01/01/2004 | 31/12/2007 | PN0
                    | 01/01/2006 | 01/01/2007 | PN0
                    | 01/01/2007 |            | PN0
                  > | 01/01/2008 | 01/01/2013 | PN0
                  > | 01/01/2010 | 01/01/2015 | PN0
                    | 01/01/2012 | 01/01/2014 | PN0
                    | 01/01/2014 | 01/01/2020 | PN1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.reviews, |row| {
        row.review_code.is(ReviewParticipation::PN0)
            && row
                .dob
                .is_and(|born| row.review.is_on_or_after(plus_years(born, 4)))
    });
}
