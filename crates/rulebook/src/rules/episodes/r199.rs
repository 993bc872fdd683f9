use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who left care by adoption (E11, E12) has no later episode, as far as this year's and
    /// last year's returns show.
    /// ## Why it matters
    /// An adopted child who comes back into care is a new record with a new identifier. Linking the
    /// two would tell who the adopters are.
    /// ## How to put it right
    /// Give the child a new identifier for the time after the adoption. If there was no adoption,
    /// correct REC of the earlier episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 199.
    Rule {
        code: "199",
        wording: "Episode information shows child has been previously adopted from care. [NOTE: This only tests the current and previous year data loaded into the tool]",
        tables: &[Table::Episodes],
        fields: &["CHILD"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 104   | 19/07/2020 | 02/03/2021 | E13
                     | 103   | 16/04/2020 |            |
                     | 103   | 16/04/2020 |            | oo
                     | 105   | 02/12/2021 | 03/12/2021 | X1
                     | 105   | 03/12/2021 | 04/12/2021 | E11
                   > | 105   | 03/12/2022 | 04/12/2022 | E11
                   > | 105   | 12/12/2021 |            |
                   > | 107   | 04/12/2021 |            | XXX
                     | 107   | 26/11/2017 | 04/12/2021 | E12
        ",
        "
            Episodes | CHILD | DECOM      | DEC        | REC
                   > | 104   | 19/07/2020 | 02/03/2021 | E13
                   > | 103   | 16/04/2020 |            |
                   > | 103   | 16/04/2020 |            | oo
                     | 105   | 02/12/2021 | 03/12/2021 | X1
                     | 105   | 03/12/2021 | 04/12/2021 | E11
                   > | 105   | 03/12/2022 | 04/12/2022 | E11
                   > | 105   | 12/12/2021 |            |
                   > | 107   | 04/12/2021 |            | XXX
                     | 107   | 26/11/2017 | 04/12/2021 | E12
            Episodes_last | CHILD | DECOM      | DEC        | REC
                          | 101   | 15/06/2016 | 20/12/2020 | E11
                          | 102   | 08/10/2017 | 03/03/2018 | E11
                          | 102   | 06/03/2018 | 12/08/2020 | E4a
                          | 103   | 11/05/2015 | 07/04/2019 | E12
                          | 104   | 26/11/2017 | 19/07/2020 | E12
                          | 107   | 26/11/2017 |            | E12
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let adopted = child
        .episodes
        .iter()
        .copied()
        .chain(child.last.episodes.iter().map(|row| &**row))
        .filter(|episode| episode.rec.is_and(|rec| rec.is_adoption()))
        .filter_map(|episode| episode.decom.get())
        .min();
    found.rows(child.episodes, |row| row.decom.is_after(adopted));
}
