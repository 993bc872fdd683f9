use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The date of birth of the first child is the one that was recorded last year, and has not
    /// gone. A date where there was none is new, not a contradiction. A care leaver without
    /// episodes need not have it any more.
    /// ## Why it matters
    /// The first child’s birthday does not change. A later date is often that of a second
    /// child.
    /// ## How to put it right
    /// Check both returns and write the first child’s birthday. If last year’s was wrong, say
    /// so to DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 624.
    Rule {
        code: "624",
        wording: "Date of birth of the first child contradicts the date of birth of the first child previously recorded.",
        tables: &[Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["MC_DOB"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | MC_DOB
                   | 1     | 01/01/2021
                 > | 2     | 19/02/2020
                 > | 3     |
                   | 4     | 19/02/2020
                   | 5     | 19/02/2020
                   | 6     |
                   | 8     |
            OC3 | CHILD | IN_TOUCH
                | 8     | YES
            Header_last | CHILD | MC_DOB
                        | 1     | 01/01/2021
                        | 2     | 01/04/2020
                        | 3     | 01/01/2021
                        | 4     |
                        | 6     |
                        | 7     | 01/01/2021
                        | 8     | 01/01/2021
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    // Care leavers are not asked about motherhood (rule 628).
    let not_asked = child.episodes.is_empty() && !child.oc3.is_empty();
    found.rows(child.headers, |row| {
        let gone = row.mc_dob.is_blank();
        let contradicts = |last: &Header| {
            last.mc_dob.is_value() && last.mc_dob != row.mc_dob && !(gone && not_asked)
        };
        child.last.headers.iter().any(|last| contradicts(last))
    });
}
