use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A missing period begins while the child is in care, not after care has ended.
    /// ## Why it matters
    /// Only a child in care can be missing from care. A period outside it is not the authority's to
    /// report here, or an episode is missing.
    /// ## How to put it right
    /// Check MIS_START, and DEC of the child's last episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 578.
    /// That a period before the first episode is reported too, as rule 581 does, follows the shared
    /// case.
    Rule {
        code: "578",
        wording: "The date that the child started to be missing is after the child ceased to be looked after.",
        tables: &[Table::Episodes, Table::Missing],
        fields: &["MIS_START"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | LS | REC
                     | 1     | 01/04/1977 | 31/03/1981 | o  | X1
                     | 2     | 01/04/1979 | 30/03/1981 | o  |
                     | 88    | 01/05/1980 | 01/01/1981 | o  | xx
                     | 3     | 01/04/1980 | 01/01/1981 | V3 | kk
                     | 3     | 01/04/2020 | 01/01/2021 | V3 | kk
                     | 3     | 01/01/2021 | 05/10/2021 | V3 | kk
                     | 4     | 01/04/1981 |            | o  | !!
                     | 5     | 01/04/1978 | 01/01/1981 | o  | X1
                     | 5     | 01/01/1981 | 01/01/1990 | o  | xx
                     | 5     | 01/04/1983 | 04/06/2020 | o  | kk
                     | 6     | 01/04/1983 | 04/06/2020 | o  | kk
                     | 8888  | 01/04/1983 | 04/06/2020 | o  | kk
                     | 8888  | 04/06/2020 |            | o  | kk
            Missing | CHILD | MIS_START
                  > | 1     | 01/06/2020
                  > | 2     | 02/06/2020
                  > | 3     | 03/06/2022
                    | 3     | 03/06/2020
                    | 4     | 04/06/2020
                    | 5     | 01/01/1982
                    | 5     | 01/01/2000
                  > | 6     | 01/01/1981
                    | 77    | 01/01/1981
                    | 8888  | 01/01/2049
        ",
        "
            Episodes | CHILD | DECOM      | DEC        | RNE
                     | 1     | 01/05/2026 | 01/06/2026 | P
                     | 2     | 01/05/2026 | 01/06/2026 | S
                     | 2     | 01/07/2026 |            | S
            Missing  | CHILD | MIS_START
                     | 1     | 20/04/2026
                     | 1     | 01/06/2026
                   > | 1     | 02/06/2026
                   > | 2     | 20/06/2026
                     | 2     | 20/07/2026
                     | 2     |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let Some(first) = child.dated_episodes().first() else {
        return;
    };
    found.rows(child.missing, |row| {
        let Some(went) = row.mis_start.get() else {
            return false;
        };
        let in_care = child.periods_of_care().any(|period| {
            period.began().is_some_and(|began| began <= went)
                && period.ended().is_none_or(|ended| went <= ended)
        });
        let may_have_been = first.decom.is_after(went) && child.was_in_care_before(went);
        !(in_care || may_have_been)
    });
}
