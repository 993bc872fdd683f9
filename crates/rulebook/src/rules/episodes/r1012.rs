use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A care leaver (OC3) without an episode in the year has no reviews, asylum status, health
    /// outcomes, adoption, decisions to place, earlier permanence, missing periods, social workers
    /// or deprivation of liberty orders in the return: Header and OC3 are all there is.
    /// ## Why it matters
    /// Such rows belong to a child in care. Either an episode was left out, and the child is
    /// missing from every figure, or the rows are of another child.
    /// ## How to put it right
    /// Add the child's episodes of the year, or remove the rows that are reported.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1012.
    /// Rule 1014 says of UASC what this one says of every other table.
    Rule {
        code: "1012",
        wording: "No other data should be returned for OC3 children who had no episodes in the current year",
        tables: &[Table::Episodes, Table::Oc3],
        fields: &["CHILD"],
        check: Check::Any(check),
        cases: &["
            Episodes | CHILD | DECOM
                     | 1     | 01/05/2026
                     | 5     | 01/05/2026
            Header   | CHILD | DOB
                     | 1     | 01/05/2010
                     | 2     | 01/05/2007
                     | 3     | 01/05/2006
            OC3      | CHILD | IN_TOUCH
                     | 2     | YES
                     | 3     | YES
                     | 5     | YES
            Reviews  | CHILD | REVIEW
                     | 1     | 01/06/2026
                   > | 2     | 01/06/2026
                     |       | 01/06/2026
            Missing  | CHILD | MIS_START
                   > | 2     | 01/06/2026
                     | 4     | 01/06/2026
                     | 5     | 01/06/2026
            OC2      | CHILD | DOB
                     | 4     | 01/05/2010
                   > | 3     | 01/05/2006
            UASC     | CHILD | DUC
                   > | 3     |
            PrevPerm | CHILD | PREV_PERM
                     | 1     | Z1
                   > | 2     | Z1
        ",
        "
            Episodes | CHILD
                     | 1
            Missing  | CHILD
                     | 1
                   > | 2
            AD1      | CHILD
                   > | 3
                     | 1
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | DEC
                     | 1     | 01/06/2025 | 31/03/2026
                     | 2     | 01/06/2025 | 01/04/2026
            OC3      | CHILD
                     | 1
                     | 2
            Reviews  | CHILD
                   > | 1
                     | 2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let leaver = !child.oc3.is_empty() || cx.is_left_out(Table::Oc3, "CHILD");
    // An episode whose dates cannot be read may be of the year.
    let of_the_year = |row: &Episode| !row.dec.is_before(cx.start) && !row.decom.is_after(cx.end);
    if child.code.is_empty() || !leaver || child.episodes.iter().any(|row| of_the_year(row)) {
        return;
    }
    found.rows(child.reviews, |_| true);
    found.rows(child.uasc, |_| true);
    found.rows(child.oc2, |_| true);
    found.rows(child.ad1, |_| true);
    found.rows(child.placed_adoption, |_| true);
    found.rows(child.previous_permanence, |_| true);
    found.rows(child.missing, |_| true);
    found.rows(child.social_workers, |_| true);
    found.rows(child.dolo, |_| true);
}
