use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in Header has an episode, or stands in the care leaver table (OC3): a care leaver
    /// who was not in care in the year has none.
    /// ## Why it matters
    /// On DfE’s portal a child without episodes cannot be checked any further.
    /// ## How to put it right
    /// Load the child’s episodes, or make sure that the identifier is the same in both files.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule EPI.
    Rule {
        code: "EPI",
        wording: "WARNING: Episodes need to be loaded for this child before further validation is possible [NOTE: This refers to the DfE portal - here, all checks that can be performed with only the available data will be.]",
        tables: &[Table::Header],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD
                   | 101
                 > | 102
                   | 103
                 > | 106
            Episodes | CHILD
                     | 101
                     | 101
                     | 103
        ",
        "
            Header | CHILD
                   | 1
                   | 2
                 > | 3
            Episodes | CHILD
                     | 1
            OC3      | CHILD
                     | 2
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |_| {
        child.episodes.is_empty() && child.oc3.is_empty()
    });
}
