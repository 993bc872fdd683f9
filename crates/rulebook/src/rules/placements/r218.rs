use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// URN is filled in for every placement in England that has to have one, in episodes open at
    /// some time in the year. It is not asked for with parents (P1), in residential employment
    /// (P3), residential care homes (R1), health establishments (R2), young offender institutions
    /// (R5), temporary and other placements (T0 to T4, Z11 to Z14), nor for short-term breaks (V3,
    /// V4).
    /// ## Why it matters
    /// It says in which registered home, or with which agency, a child is. Without it nobody can
    /// tell whether that place is inspected.
    /// ## How to put it right
    /// Look the provider up on Ofsted's list. Write XXXXXXX when it need not register.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 218 (last changed in 2025-26).
    Rule {
        code: "218",
        wording: "Ofsted Unique reference number (URN) is required.",
        tables: &[Table::Episodes],
        fields: &["URN"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2015 to 31/03/2016
            Episodes | CHILD | PLACE | DEC        | PL_LA     | URN
                     | 0000  | Z11   |            | o         |
                     | 1111  | C2    | 01/06/2015 | W06000008 | xx
                     | 1111  | C2    | 01/02/2016 | o         | xx
                     | 2222  | C2    | 01/02/2014 | o         | xx
                   > | 2222  | xx    |            | o         |
                     | 2222  | R5    | 01/02/2016 | o         | xx
                     | 3333  | C2    | 01/03/2014 | o         |
                   > | 3333  | C2    | 04/01/2016 | o         |
                   > | 4444  | C2    | 01/02/2016 | o         |
                   > | 4444  | C2    | 01/04/2017 | o         |
                     | 5555  | C2    | 31/03/2015 | o         |
                     | 5555  | C2    | 04/01/2016 | SCO       |
        ",
        "
            Episodes | LS | PLACE | DEC        | PL_LA     | URN
                   > | C2 | U6    |            | E08000010 |
                   > | C2 | K2    | 01/04/2026 | E08000010 |
                     | C2 | K2    | 31/03/2026 | E08000010 |
                     | C2 | K2    |            | E08000010 | XXXXXXX
                     | C2 | K2    |            | WAL       |
                     | C2 | P1    |            | E08000010 |
                     | C2 | R2    |            | E08000010 |
                     | C2 | T4    |            | E08000010 |
                     | V3 | U6    |            |           |
                   > | C2 | A4    |            |           |
        ",
        "
            year 2023
            Episodes | LS | PLACE | URN
                     | C2 | H5    |
                     | C2 | Z1    |
                   > | C2 | K2    |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        !super::needs_no_urn(row, cx)
            && !super::is_short_breaks(row)
            && !super::outside_england(row)
            && !row.dec.is_before(cx.start)
            && row.urn.is_blank()
    });
}
