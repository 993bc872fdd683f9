use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who started to be looked after in the year (an episode with RNE S that began on or after
    /// its first day) has a previous permanence option in PrevPerm.
    /// ## Why it matters
    /// It shows how many children come into care after an adoption or a guardianship, and so
    /// how often those break down.
    /// ## How to put it right
    /// Add the child to PrevPerm: P1 to P4, or Z1 when there was none.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 630.
    Rule {
        code: "630",
        wording: "Information on previous permanence option should be returned.",
        tables: &[Table::Episodes, Table::PrevPerm],
        fields: &["RNE"],
        check: Check::Child(check),
        cases: &["
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE
                     | 1     | 01/06/2026 | S
                   > | 2     | 01/04/2026 | S
                     | 2     | 01/08/2026 | P
                   > | 3     | 31/03/2027 | S
                     | 4     | 31/03/2026 | S
                     | 5     | 01/06/2026 | L
                     | 6     |            | S
                     | 7     | 01/06/2026 | S
                   > | 8     | 01/04/2027 | S
            PrevPerm | CHILD | PREV_PERM
                     | 1     | Z1
                     | 3     |
                     | 7     | P9
        ",
        "
            collection 01/04/2026 to 31/03/2027
            Episodes | CHILD | DECOM      | RNE
                     | 1     | 01/06/2026 | S
                   > | 2     | 01/06/2026 | S
            PrevPerm | CHILD
                     | 1
        ",
        "
            Episodes | CHILD | RNE
                     | 1     | S
                   > | 2     | S
                     | 3     | P
            PrevPerm | CHILD | PREV_PERM
                     | 1     | P1
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let row_is_enough = cx.is_left_out(Table::PrevPerm, "PREV_PERM");
    let returned = child
        .previous_permanence
        .iter()
        .any(|row| row_is_enough || row.prev_perm.is_present());
    let any_day = cx.is_left_out(Table::Episodes, "DECOM");
    found.rows(child.episodes, |row| {
        !returned
            && row.rne.is(ReasonNewEpisode::S)
            && (any_day || row.decom.is_on_or_after(cx.start))
    });
}
