use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child who is missing on the day care ends left care for another reason (E8).
    /// ## Why it matters
    /// Nobody can take home, adopt or move on a child whom nobody has found.
    /// ## How to put it right
    /// Check MIS_END and DEC. If the child was missing when care ended, REC is E8; if the child was
    /// back, MIS_END is before DEC.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 580.
    Rule {
        code: "580",
        wording: "Child is missing when cease being looked after but reason episode ceased not ‘E8’.",
        tables: &[Table::Episodes, Table::Missing],
        fields: &["REC"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DEC        | REC
                   > | 111   | 01/06/2020 | E7
                   > | 123   | 08/06/2020 | E7
                     | 222   | 05/06/2020 | E8
                   > | 333   | 06/06/2020 | E5
                     | 444   | 07/06/2020 | E8
                   > | 555   | 19/06/2020 | E4
                   > | 777   | 19/06/2020 | E4
            Missing | CHILD | MISSING | MIS_END    | DOB
                    | 111   | M       | 01/06/2020 | 01/06/2002
                    | 123   | M       | 08/06/2020 | 08/06/2002
                    | 222   | M       | 05/06/2020 | 05/06/2002
                    | 333   | M       | 06/06/2020 | 06/06/2002
                    | 444   | M       | 08/06/2020 | 08/06/2002
                    | 444   | M       | 09/06/2020 | 09/06/2002
                    | 555   | M       | 19/06/2020 | 19/06/2002
                    | 777   | A       | 19/06/2020 | 19/06/2002
        ",
        "
            Episodes | CHILD | DECOM      | DEC        | REC
                     | 1     | 01/05/2026 | 01/06/2026 | X1
                   > | 1     | 01/06/2026 | 01/07/2026 | E4A
                     | 2     | 01/05/2026 | 01/06/2026 | E4A
                     | 3     | 01/05/2026 |            |
                     | 4     | 01/05/2026 | 01/06/2026 | E8
            Missing  | CHILD | MIS_START  | MIS_END
                     | 1     | 20/05/2026 |
                     | 2     | 20/05/2026 | 31/05/2026
                     | 2     | 20/06/2026 |
                     | 3     | 20/05/2026 |
                     | 4     | 20/05/2026 |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.episodes, |episode| {
        let left = episode.rec.is_present()
            && !episode
                .rec
                .is_one_of(&[ReasonEpisodeCeased::X1, ReasonEpisodeCeased::E8]);
        left && child.missing.iter().any(|row| {
            let still_missing = row.mis_start.is_on_or_before(&episode.dec)
                && (row.mis_end.is_blank() || row.mis_end.is_after(&episode.dec));
            row.mis_end.is_on(&episode.dec) || still_missing
        })
    });
}
