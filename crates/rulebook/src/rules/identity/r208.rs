use super::WITHOUT_NUMBER;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// UPN is the same as in last year’s return, or has become better known: a number where
    /// there was none, UN2, UN3 or UN5 for a child who was too young for school (UN1), UN4 for
    /// one who had nothing.
    /// ## Why it matters
    /// A pupil number stays with a pupil for life. A change breaks the link to school results,
    /// or shows two children under one identifier.
    /// ## How to put it right
    /// Ask the school which number is right. If last year’s was wrong, say so to DfE when you
    /// submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 208.
    Rule {
        code: "208",
        wording: "Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number (UPN) already recorded for this child.",
        tables: &[Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["UPN"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | UPN
                   | 101   | H801200001001
                 > | 102   | O------------
                   | 103   | UN1
                   | 104   | UN2
                   | 105   |
                 > | 106   | UN3
                 > | 108   |
                   | 109   | UN4
                   | 110   | A------------
                   | 111   | H801200001111
                   | 55555 | UN5
                   | 66666 | X999999999999
                 > | 1000  | UN1
            Header_last | CHILD | UPN
                        | 101   | UN5
                        | 102   | X888888888888
                        | 103   | UN1
                        | 104   | UN1
                        | 105   |
                        | 106   | UN4
                        | 108   | UN1
                        | 109   |
                        | 110   | a------------
                        | 111   | UN2
                        | 33333 | UN5
                        | 44444 | H000000000000
                        | 1000  |
        ",
        "
            Header | CHILD | UPN
                   | 1     | H801200001001
                 > | 2     | UN2
                   | 3     | H801200001001
                   | 4     | UN3
                 > | 5     | UN4
            Header_last | CHILD | UPN
                        | 1     |
                        | 2     | H801200001001
                        | 3     | UN4
                        | 4     | UN1
                        | 5     | UN1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        let differs = |last: &Header| disagrees(&last.upn, &row.upn);
        child.last.headers.iter().any(|last| differs(last))
    });
}

fn disagrees(last: &Text, this: &Text) -> bool {
    if last.as_str().eq_ignore_ascii_case(this.as_str()) {
        return false;
    }
    let is_number = |upn: &Text| upn.is_present() && !upn.is_one_of(&WITHOUT_NUMBER);
    if is_number(this) {
        return is_number(last);
    }
    let came_of_age = last.is("UN1") && this.is_one_of(&["UN2", "UN3", "UN5"]);
    let is_new = last.is_blank() && this.is("UN4");
    !came_of_age && !is_new
}
