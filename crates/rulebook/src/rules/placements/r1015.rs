use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child in the authority's own provision (PR1) lives inside the authority. Not checked for
    /// foster homes, placements for adoption or with parents, temporary and other placements, nor
    /// for short-term breaks (V3, V4).
    /// ## Why it matters
    /// Authorities run few homes outside their own area. Most such rows are a wrong provider code
    /// or a wrong postcode.
    /// ## How to put it right
    /// Check PLACE_PROVIDER and PL_POST. If the authority does run this home elsewhere, say so when
    /// you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1015.
    Rule {
        code: "1015",
        wording: "Placement provider is own provision but child not placed in own LA.",
        tables: &[Table::Episodes],
        needs: &[Need::Postcodes, Need::Council],
        fields: &["PL_LA"],
        check: Check::Child(check),
        cases: &["
            council auth
            Episodes | PLACE | LS | PLACE_PROVIDER | PL_LA
                     | E1    | C1 | PR1            | auth
                   > | E1    | C1 | PR1            | other
                     | U2    | C1 | PR1            | other
                     | E1    | V3 | PR1            | other
                     | E1    | C1 | PR2            | other
                     |       | C1 | PR1            | other
                     | E1    |    | PR1            | other
                     | E1    | C1 |                | other
        ",
        "
            council E08000010
            Episodes | PLACE | LS | PLACE_PROVIDER | PL_LA
                     | K2    | C2 | PR1            | E08000010
                   > | K2    | C2 | PR1            | E08000001
                   > | R3    | V2 | PR1            | WAL
                     | K2    | C2 | PR1            |
                     | A6    | E1 | PR1            | E08000001
                     | K2    | V4 | PR1            | E08000001
                     | K2    | C2 | PR4            | E08000001
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    use PlacementGroup as G;
    found.rows(child.episodes, |row| {
        let may_be_elsewhere = row.place.is_and(|place| {
            matches!(
                place.group(),
                G::Foster | G::Adoption | G::WithParents | G::Temporary | G::Other
            )
        });
        row.place_provider.is(PlacementProvider::PR1)
            && row.place.is_present()
            && !may_be_elsewhere
            && row.ls.is_present()
            && !super::is_short_breaks(row)
            && row.pl_la.is_present()
            && cx.council.is_present()
            && row.pl_la != cx.council
    });
}
