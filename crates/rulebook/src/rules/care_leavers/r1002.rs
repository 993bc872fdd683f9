use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A young person in the care leaver table has an episode of care that ended this year, or one
    /// in last year's return. Nothing is said of one who was 18 before the two returns began.
    /// ## Why it matters
    /// Someone who was never in care is no care leaver.
    /// ## How to put it right
    /// Check the young person's episodes in earlier years: they may well have left care then. If
    /// they were never in care, take them out of OC3.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1002.
    Rule {
        code: "1002",
        wording: "This child has no previous episodes of care, therefore should not have care leaver information recorded. [NOTE: This tool can only test the current and previous year data loaded into the tool - this check may generate false positives if a child had episodes prior to last year's collection.]",
        tables: &[Table::Episodes, Table::Oc3],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["IN_TOUCH", "ACTIV", "ACCOM"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC
                     | 101   | 20/05/2021
            Episodes_last | CHILD | DEC
                          | 101   | 20/06/2020
                          | 101   |
                          | 102   |
                          | 102   | 14/03/2021
                          | 103   | 06/08/2020
            OC3 | CHILD
                | 101
                | 102
                | 103
              > | 104
        ", "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DEC
                     | 1     |
                     | 2     | 01/06/2026
            Episodes_last | CHILD | DEC
                          | 3     |
            OC3 | CHILD | DOB
              > | 1     | 01/06/2008
                | 2     | 01/06/2008
                | 3     | 01/06/2008
              > | 4     | 02/04/2007
                | 5     | 01/04/2007
              > | 6     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let ended = child.episodes.iter().any(|row| row.dec.is_present());
    if ended || !child.last.episodes.is_empty() {
        return;
    }
    found.rows(child.oc3, |row| {
        let born = child.dob().or_else(|| row.dob.get());
        !child.episodes.is_empty() || !super::left_before_these_returns(born, cx)
    });
}
