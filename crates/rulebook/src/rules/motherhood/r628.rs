use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A care leaver who was not looked after in the year has nothing in MOTHER.
    /// ## Why it matters
    /// The item is asked about young people while they are in care; care leavers are not
    /// counted by it.
    /// ## How to put it right
    /// Clear MOTHER, or load the episodes if she was in care in the year.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 628.
    Rule {
        code: "628",
        wording: "Motherhood details are not required for care leavers who have not been looked after during the year.",
        tables: &[Table::Episodes, Table::Header, Table::Oc3],
        fields: &["MOTHER"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | MOTHER
                 > | 0     | 1
                   | 1     |
                   | 2     | 0
                   | 3     | 1
                   | 4     | 0
                   | 5     | 1
                 > | 6     | 1
            Episodes | CHILD
                     | a
                     | 1
                     | 3
                     | 3
                     | 3
                     | 4
                     | 5
            OC3 | CHILD | IN_TOUCH | ACTIV | ACCOM
                | 0     | Whatever |       | Whatever
                | 2     |          |       |
                | 6     | Whatever |       |
                | 5     | Whatever |       |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let leaver = child
        .oc3
        .iter()
        .any(|row| row.in_touch.is_present() || row.activ.is_present() || row.accom.is_present());
    if leaver && child.episodes.is_empty() {
        found.rows(child.headers, |row| row.mother.is_present());
    }
}
