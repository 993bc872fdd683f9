use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// URN is left blank for placements that have none: with parents (P1), residential employment
    /// (P3), residential care homes (R1), health establishments (R2), young offender institutions
    /// (R5), temporary and other placements (T0 to T4, Z11 to Z14). XXXXXXX may stand there.
    /// ## Why it matters
    /// Ofsted inspects none of these. A number given for one means that the placement type or the
    /// number is wrong.
    /// ## How to put it right
    /// Correct PLACE, or remove URN.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 222 (last changed in 2025-26).
    Rule {
        code: "222",
        wording: "Ofsted Unique reference number (URN) should not be recorded for this placement type.",
        tables: &[Table::Episodes],
        fields: &["URN"],
        check: Check::Child(check),
        cases: &["
            Episodes | PLACE | URN
                     | H5    | XXXXXXX
                     | U1    | Whatever
                     | U2    |
                     | T1    |
                   > | R1    | Whatever
                   > | T2    | Whatever
                     | P2    | Whatever
                     | Z1    |
                   > | Z11   | Whatevs
        ",
        "
            Episodes | PLACE | URN
                   > | P1    | SC000001
                   > | P3    | SC000001
                   > | R2    | SC000001
                   > | R5    | SC000001
                   > | T0    | SC000001
                   > | Z14   | SC000001
                     | R5    | XXXXXXX
                     | R3    | SC000001
                     | K3    | 1234567
                     |       | SC000001
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |row| {
        super::needs_no_urn(row, cx) && row.urn.is_present() && !row.urn.is("XXXXXXX")
    });
}
