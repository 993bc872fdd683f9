use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A review has a code for how the child took part, and it is one of PN0 to PN7.
    /// ## Why it matters
    /// Whether children are heard in decisions about their own lives is what this item is for.
    /// ## How to put it right
    /// Ask the independent reviewing officer how the child took part, and write the code: PN0
    /// under 4, PN1 to PN4 attended, PN5 to PN7 did not.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 167.
    Rule {
        code: "167",
        wording: "Data entry for participation is invalid or blank.",
        tables: &[Table::Reviews],
        fields: &["REVIEW_CODE"],
        check: Check::Child(check),
        cases: &["
            Reviews | REVIEW     | REVIEW_CODE
                  > | 01/02/2020 | pr0
                  > | 31/03/2020 | child too young
                    | 12/12/2019 | PN3
                  > | 05/07/2020 | ''
                    |            |
        ",
        "
            Reviews | CHILD | REVIEW     | REVIEW_CODE
                  > | 1     | 01/02/2027 |
                    | 2     | 01/02/2027 | PN0
                  > | 3     |            | PN8
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.reviews, |row| {
        row.review_code.is_other() || (row.review_code.is_blank() && row.review.is_present())
    });
}
