use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// Every child in Header has an episode.
    /// ## Why it matters
    /// On DfE’s portal a child without episodes cannot be checked any further. Care leavers may
    /// have none, and are then expected here.
    /// ## How to put it right
    /// Load the child’s episodes, or make sure that the identifier is the same in both files.
    /// Nothing to do for a care leaver who was not in care in the year.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule EPI, which makes no exception for care leavers.
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
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |_| child.episodes.is_empty());
}
