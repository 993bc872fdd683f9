use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A spell of a social worker that another one follows has an end.
    /// ## Why it matters
    /// A child has one allocated worker at a time; how often the worker changes is counted from
    /// these dates.
    /// ## How to put it right
    /// Give the earlier spell the day the next worker took over.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule SW08STG2 (last changed in 2023-24).
    Rule {
        code: "SW08STG2",
        wording: "A new social worker episode has started, but the previous episode has not ended.",
        tables: &[Table::SwEpisodes],
        fields: &["SW_DEC"],
        years: Years::since(2024),
        check: Check::Child(check),
        cases: &["
            SWEpisodes | CHILD | SW_DECOM   | SW_DEC
                       | 111   | 01/06/2020 | 04/06/2020
                       | 111   | 05/06/2020 | 06/06/2020
                       | 111   | 06/06/2020 | 08/06/2020
                       | 111   | 08/06/2020 | 05/06/2020
                       | 222   | 05/06/2020 | 06/06/2020
                     > | 333   | 06/06/2020 |
                       | 333   | 07/06/2020 | 08/06/2020
                       | 444   | 08/06/2020 | 09/06/2020
                       | 444   | 09/06/2020 | 10/06/2020
                       | 444   | 15/06/2020 |
                       | 555   | 11/06/2020 | 12/06/2020
                       | 6666  | 12/06/2020 | 13/06/2020
                       | 6666  | 13/06/2020 | 14/06/2020
                     > | 6666  | 14/06/2020 |
                       | 6666  | 15/06/2020 | 16/06/2020
                       | 77777 | 16/06/2020 | 17/06/2020
                       | 77777 | 17/06/2020 | 18/06/2020
                       | 77777 | 18/06/2020 |
                       | 999   | 31/06/2020 |
                       | 123   |            |
                       |       |            |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let dated = child
        .social_workers
        .iter()
        .filter(|row| row.sw_decom.is_value());
    for (row, _) in dated.clone().zip(dated.skip(1)) {
        if row.sw_dec.is_blank() {
            found.row(*row);
        }
    }
}
