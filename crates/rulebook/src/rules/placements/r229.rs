use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A provider said to be the authority's own (PR1) lies in the authority by Ofsted's list; one
    /// said to be another authority's (PR2) does not. Where the list does not know the authority, own
    /// provision is asked about. Numbers that are not on the list are left to rule 1008.
    /// ## Why it matters
    /// The two codes are easily confused, and a home counted as another authority's is missing from
    /// one's own.
    /// ## How to put it right
    /// Check PLACE_PROVIDER and URN. The provider's authority is inferred from its postcode: if
    /// your own home stands in another authority, say so when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 229.
    Rule {
        code: "229",
        wording: "Placement provider does not match between the placing authority and the local authority code of the provider. [NOTE: The provider's LA code is inferred from the its postcode, and may be inaccurate in some cases.]",
        tables: &[Table::Episodes],
        needs: &[Need::Providers, Need::Listed(Listed::Authorities), Need::Council],
        fields: &["URN", "PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            council E08000010
            Providers | URN | LA_CODE_INFERRED
                      | 1   | E08000010
                      | 2   | E08000001
                      | 3   |
                      | 4   | E08000010
                      | 4   | E08000001
            Episodes | LS | PLACE_PROVIDER | URN
                     | C2 | PR1            | 1
                   > | C2 | PR1            | 2
                   > | C2 | PR2            | 1
                     | C2 | PR2            | 2
                   > | C2 | PR1            | 3
                     | C2 | PR2            | 3
                     | C2 | PR1            | 4
                     | C2 | PR2            | 4
                     | C2 | PR4            | 1
                     | C2 | PR4            | 2
                     | C2 |                | 2
                     | C2 | PR1            | XXXXXXX
                     | C2 | PR1            |
                     | C2 | PR1            | 9
                     | V3 | PR1            | 2
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    if cx.council.is_blank() {
        return;
    }
    found.rows(child.episodes, |row| {
        let listed = providers.of(&row.urn);
        let mut own = listed.iter().map(|provider| provider.la_code == cx.council);
        let provider = &row.place_provider;
        super::has_urn(row)
            && !listed.is_empty()
            && (provider.is(PlacementProvider::PR1) && !own.any(|own| own)
                || provider.is(PlacementProvider::PR2) && own.all(|own| own))
    });
}
