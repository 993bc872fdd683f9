use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE_PROVIDER is one of the provider codes that Ofsted's list has for the number (URN).
    /// Numbers that are not on the list are left to rule 1008.
    /// ## Why it matters
    /// What children's homes cost and who runs them is published by provider. The number and the
    /// code should tell the same story.
    /// ## How to put it right
    /// Look the number up on Ofsted's list. Correct URN or PLACE_PROVIDER, whichever is wrong.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 224.
    Rule {
        code: "224",
        wording: "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement provider recorded.",
        tables: &[Table::Episodes],
        needs: &[Need::Providers, Need::Listed(Listed::Sectors)],
        fields: &["PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Providers | URN | PROVIDER_CODES
                      | 1   | PR1,PR3,PR4
                      | 2   | PR0
                      | 3   | PR1
                      | 4   |
            Episodes | CHILD | PLACE_PROVIDER | URN
                   > | 1111  | PR2            | 1
                     | 1111  | PR5            |
                   > | 1111  | PR0            | 3
                     | 2222  | PR3            | XXXXXXX
                     | 3333  | PR0            | 2
                   > | 3333  | PR3            | 2
                     | 4444  | PR3            | 1
                   > | 5555  | PR3            | 4
                     | 5555  | PR4            | 1
        ",
        "
            Providers | URN | PROVIDER_CODES
                      | 1   | PR4
                      | 1   | PR5
            Episodes | LS | PLACE_PROVIDER | URN
                     | C2 | PR4            | 1
                     | C2 | PR5            | 1
                   > | C2 | PR1            | 1
                     | C2 |                | 1
                     | C2 | PR1            | 9
                     | V4 | PR1            | 1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    found.rows(child.episodes, |row| {
        let code = super::written(&row.place_provider);
        let listed = providers.of(&row.urn);
        super::has_urn(row)
            && code.is_present()
            && !listed.is_empty()
            && !listed
                .iter()
                .any(|provider| provider.provider_codes.contains(&code))
    });
}
