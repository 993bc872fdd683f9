use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// When a child has left care, no deprivation of liberty order of that time is open, nor does
    /// one end after it.
    /// ## Why it matters
    /// The order is made for a child in care. Once care is over, one without an end, or with an end
    /// long afterwards, is counted as still in force.
    /// ## How to put it right
    /// Add DOLO_END, at the latest the day care ended, or check DEC of the child's last episode.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 707 (last changed in 2026-27).
    /// That an order with an end outside care is reported too is not in DfE's words but in the
    /// shared case.
    Rule {
        code: "707",
        wording: "Child ceased to be looked after but there is a DoLO without an end date.",
        tables: &[Table::DoLo, Table::Episodes],
        fields: &["DOLO_END"],
        years: Years::since(2027),
        check: Check::Child(check),
        cases: &["
            DoLo | CHILD | DOLO_START | DOLO_END
               > | 1     | 01/01/1981 |
               > | 2     | 01/01/1981 | 02/06/2020
               > | 3     | 01/01/1981 | 03/06/2022
                 | 3     | 01/01/1981 | 03/06/2020
                 | 4     | 01/01/1981 | 04/06/2020
                 | 5     | 01/01/1981 | 01/01/1982
                 | 5     | 01/01/1981 | 01/01/2000
               > | 6     | 01/01/1981 | 01/01/1981
                 | 7     |            | 01/01/1981
               > | 8     | 01/01/1981 |
               > | 9     | 01/01/2020 |
                 | 9     | 01/01/2021 |
                 | 9     | 04/06/2020 | 04/06/2021
            Episodes | CHILD | DECOM      | DEC        | LS | REC
                     | 1     | 01/04/1977 | 31/03/1981 | o  | X1
                     | 2     | 01/04/1979 | 30/03/1981 | o  |
                     | 88    | 01/05/1980 | 01/01/1981 | o  | xx
                     | 3     | 01/04/1980 | 01/01/1981 | V3 | kk
                     | 3     | 01/04/2020 | 01/01/2021 | V3 | kk
                     | 3     | 01/01/2021 | 05/10/2021 | V3 | kk
                     | 4     | 01/04/1981 |            | o  | !!
                     | 5     | 01/04/1978 | 01/01/1981 | o  | xx
                     | 5     | 01/01/1981 | 01/01/1990 | o  | xx
                     | 5     | 01/04/1983 | 04/06/2020 | o  | kk
                     | 6     | 01/04/1983 | 04/06/2020 | o  | kk
                     | 7     | 01/04/1983 | 04/06/2020 | o  | kk
                     | 8     | 01/04/1983 | 04/06/2020 | o  | xx
                     | 9     | 01/01/2020 | 04/06/2020 | o  | <--
                     | 9     | 04/06/2020 | 11/08/2020 | o  | -
                     | 9     | 11/08/2020 | 01/12/2020 | o  | -->
                     | 9     | 22/12/2020 | 25/12/2020 | o  | <->
                     | 9     | 01/01/2021 | 22/02/2021 | o  | <--
                     | 9     | 22/02/2021 | 08/08/2021 | V3 | -
                     | 9     | 08/08/2021 |            | o  | --o
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.dolo, |row| {
        child.outlasts_care(&row.dolo_start, &row.dolo_end)
    });
}
