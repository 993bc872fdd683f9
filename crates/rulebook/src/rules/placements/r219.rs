use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE is one of the placement types that Ofsted's list has for the number (URN). Numbers
    /// that are not on the list are left to rule 1008.
    /// ## Why it matters
    /// A children's home is no foster home. When number and type differ, the child is counted in
    /// the wrong kind of place.
    /// ## How to put it right
    /// Look the number up on Ofsted's list. Correct URN or PLACE, whichever is wrong.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 219.
    Rule {
        code: "219",
        wording: "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement type recorded.",
        tables: &[Table::Episodes],
        needs: &[Need::Providers, Need::Listed(Listed::Places)],
        fields: &["URN", "PLACE"],
        check: Check::Child(check),
        cases: &["
            Providers | URN | PLACE_CODES
                      | 1   | U1,U2,U3,U4,U5,U6
                      | 2   | K2
                      | 3   |
                      | 4   | K2
                      | 4   | S1
            Episodes | CHILD | LS | PLACE | URN
                     | 1     | C2 | U6    | 1
                   > | 1     | C2 | K2    | 1
                     | 1     | C2 | K2    | 2
                   > | 1     | C2 | K1    | 2
                   > | 1     | C2 | K2    | 3
                     | 1     | C2 | S1    | 4
                     | 1     | C2 | K2    | 4
                   > | 1     | C2 | R3    | 4
                   > | 1     | C2 | xx    | 2
                     | 1     | C2 |       | 2
                     | 1     | C2 | K2    | XXXXXXX
                     | 1     | C2 | K2    |
                     | 1     | C2 | K2    | 9
                     | 1     | V3 | K1    | 2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    found.rows(child.episodes, |row| {
        let place = super::written(&row.place);
        let listed = providers.of(&row.urn);
        super::has_urn(row)
            && place.is_present()
            && !listed.is_empty()
            && !listed
                .iter()
                .any(|provider| provider.place_codes.contains(&place))
    });
}
