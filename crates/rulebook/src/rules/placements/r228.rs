use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// The provider was still registered with Ofsted when the episode ended. An open episode is
    /// taken to go on to the end of the year.
    /// ## Why it matters
    /// When a home's registration ends the children in it move, or stay under its new number.
    /// Either is a new episode.
    /// ## How to put it right
    /// Look the number up on Ofsted's list. If the home has a new number, end this episode and
    /// begin another under it. If the child moved, put DEC right.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 228.
    Rule {
        code: "228",
        wording: "Ofsted Unique reference number (URN) is not valid for the episode end date [NOTE: may give false positives on open episodes at providers who close during the year]",
        tables: &[Table::Episodes],
        needs: &[Need::Providers, Need::Listed(Listed::Closures)],
        fields: &["URN", "DEC"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2014 to 31/03/2015
            Providers | URN | REG_END
                      | 1   | 25/12/2015
                      | 2   | 21/02/2014
                      | 3   | 01/02/2015
                      | 4   |
            Episodes | CHILD | DEC        | URN
                     | 1111  |            | 1
                     | 1111  | 01/02/2015 |
                   > | 1111  |            | 3
                     | 2222  | 01/01/2010 | XXXXXXX
                     | 3333  | 01/01/2010 | 2
                   > | 3333  | 25/12/2015 | 2
                   > | 4444  | 25/12/2016 | 1
                     | 5555  | 01/01/2010 | 4
                     | 5555  | 25/12/2015 | 1
        ",
        "
            Providers | URN | REG_END
                      | 1   | 30/03/2027
                      | 2   | 31/03/2027
                      | 3   | 25/12/2026
                      | 3   |
            Episodes | LS | DEC        | URN
                   > | C2 |            | 1
                     | C2 |            | 2
                     | C2 |            | 3
                     | C2 | 30/03/2027 | 1
                   > | C2 | 31/03/2027 | 1
                     | C2 | 32/03/2027 | 1
                     | C2 | 31/03/2027 | 9
                     | V4 |            | 1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    found.rows(child.episodes, |row| {
        let until = if row.dec.is_blank() {
            Some(cx.end)
        } else {
            row.dec.get()
        };
        let listed = providers.of(&row.urn);
        super::has_urn(row)
            && !listed.is_empty()
            && listed
                .iter()
                .all(|provider| provider.reg_end.is_before(until))
    });
}
