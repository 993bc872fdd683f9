use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The postcode of the placement is the one that Ofsted's list has for its number (URN).
    /// Checked for children's homes, residential schools and other residential places, not for
    /// short-term breaks. Numbers that are not on the list are left to rule 1008.
    /// ## Why it matters
    /// The number and the postcode both say where a child lives. When they differ, one of them
    /// sends a visitor to the wrong door.
    /// ## How to put it right
    /// Look the number up on Ofsted's list. Correct PL_POST or URN, whichever is wrong; if Ofsted's
    /// list is wrong, tell Ofsted.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 221 (last changed in 2024-25).
    Rule {
        code: "221",
        wording: "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement postcode provided.",
        tables: &[Table::Episodes],
        needs: &[Need::Providers, Need::Listed(Listed::Postcodes)],
        fields: &["PL_POST"],
        check: Check::Child(check),
        cases: &["
            Providers | URN | POSTCODE
                      | 1   | A115KE
                      | 2   | S251WO
                      | 3   | V29XX
                      | 4   |
            Episodes | CHILD | LS | PLACE | PL_POST | URN
                     | 1111  | V3 | R3    | A11 5KE | 1
                     | 1111  | V2 | R3    | PR5     |
                   > | 1111  | V2 | K1    | S25 1WO | 3
                     | 2222  | V2 | K2    | PR3     | XXXXXXX
                     | 3333  | V2 | R3    | S25 1WO | 2
                     | 3333  | V2 | xx    | S25 1WO | 2
                   > | 4444  | V2 | S1    | N9 5PY  | 1
                   > | 5555  | V2 | S1    | N9 5PY  | 4
                     | 5555  | V2 | R3    |         | 1
                     | 1111  | V1 | H5    | A11 5KE | 1
                     | 6666  | V2 | K2    | A11 5KE | 9
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    found.rows(child.episodes, |row| {
        let compared = row.place.is_one_of(&[
            PlacementType::K1,
            PlacementType::K2,
            PlacementType::R3,
            PlacementType::S1,
        ]) && !row.ls.is_and(|ls| ls.is_short_breaks());
        let listed = providers.of(&row.urn);
        compared
            && !listed.is_empty()
            && row.urn.is_present()
            && !row.urn.is("XXXXXXX")
            && row.pl_post.is_present()
            && !listed
                .iter()
                .any(|place| place.is_postcode_withheld() || place.postcode == row.pl_post)
    });
}
