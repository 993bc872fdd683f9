use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The provider was registered with Ofsted when the episode began: its registration had not
    /// ended on or before DECOM.
    /// ## Why it matters
    /// A child may not be placed in a home that is no longer registered. Nearly always the number
    /// is that of an earlier owner.
    /// ## How to put it right
    /// Look the number up on Ofsted's list. A home that changed hands has a new number; use the one
    /// that was in force. Or correct DECOM.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 227.
    Rule {
        code: "227",
        wording: "Ofsted Unique reference number (URN) is not valid for the episode start date.",
        tables: &[Table::Episodes],
        needs: &[Need::Providers, Need::Listed(Listed::Closures)],
        fields: &["URN", "DECOM"],
        check: Check::Child(check),
        cases: &["
            Providers | URN | REG_END
                      | 1   | 25/12/2015
                      | 2   | 21/02/2014
                      | 3   | 25/12/2017
                      | 3   |
            Episodes | CHILD | DECOM      | URN
                     | 1111  | 01/01/2014 | 1
                     | 1111  | 01/02/2015 |
                     | 1111  | 01/01/2016 | 3
                     | 2222  | 01/01/2010 | XXXXXXX
                     | 3333  | 01/01/2010 | 2
                   > | 3333  | 25/12/2015 | 2
                   > | 4444  | 25/12/2016 | 1
                     | 5555  | 01/01/2010 | 4
                   > | 5555  | 25/12/2015 | 1
        ",
        "
            Providers | URN | REG_END
                      | 1   | 25/12/2026
            Episodes | LS | DECOM      | URN
                     | C2 | 24/12/2026 | 1
                   > | C2 | 25/12/2026 | 1
                     | C2 |            | 1
                     | V3 | 26/12/2026 | 1
                     | C2 | 26/12/2026 |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    found.rows(child.episodes, |row| {
        let listed = providers.of(&row.urn);
        super::has_urn(row)
            && !listed.is_empty()
            && listed
                .iter()
                .all(|provider| provider.reg_end.is_on_or_before(row.decom.get()))
    });
}
