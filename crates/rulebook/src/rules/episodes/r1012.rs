use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child without an episode in the year has no reviews, health outcomes, adoption, decisions
    /// to place, earlier permanence, missing periods, social workers or deprivation of liberty
    /// orders in the return. A care leaver who was not in care in the year is in Header and OC3
    /// only.
    /// ## Why it matters
    /// Such rows belong to a child in care. Either an episode was left out, and the child is
    /// missing from every figure, or the rows are of another child.
    /// ## How to put it right
    /// Add the child's episodes of the year, or remove the rows that are reported.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1012.
    /// Rule 1014 speaks of UASC in the same case, so that table is left to it.
    Rule {
        code: "1012",
        wording: "No other data should be returned for OC3 children who had no episodes in the current year",
        tables: &[Table::Episodes],
        fields: &["CHILD"],
        check: Check::Any(check),
        cases: &["
            Episodes | CHILD | DECOM
                     | 1     | 01/05/2026
            Header   | CHILD | DOB
                     | 1     | 01/05/2010
                     | 2     | 01/05/2007
                     | 3     | 01/05/2006
            OC3      | CHILD | IN_TOUCH
                     | 2     | YES
                     | 3     | YES
            Reviews  | CHILD | REVIEW
                     | 1     | 01/06/2026
                   > | 2     | 01/06/2026
                     |       | 01/06/2026
            Missing  | CHILD | MIS_START
                   > | 2     | 01/06/2026
                   > | 4     | 01/06/2026
            OC2      | CHILD | DOB
                   > | 4     | 01/05/2010
            PrevPerm | CHILD | PREV_PERM
                     | 1     | Z1
                   > | 2     | Z1
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.code.is_empty() || !child.episodes.is_empty() {
        return;
    }
    found.rows(child.reviews, |_| true);
    found.rows(child.oc2, |_| true);
    found.rows(child.ad1, |_| true);
    found.rows(child.placed_adoption, |_| true);
    found.rows(child.previous_permanence, |_| true);
    found.rows(child.missing, |_| true);
    found.rows(child.social_workers, |_| true);
    found.rows(child.dolo, |_| true);
}
