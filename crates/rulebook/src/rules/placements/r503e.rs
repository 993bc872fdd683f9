use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// PLACE_PROVIDER of this year's first episode is what last year's return had for its open
    /// episode: it is the same episode.
    /// ## Why it matters
    /// Within one episode the provider does not change.
    /// ## How to put it right
    /// Check which of the two is right. Correct it here; if last year's was wrong, tell DfE when
    /// you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 503E.
    Rule {
        code: "503E",
        wording: "The placement provider in the first episode does not match open episode at end of last year.",
        tables: &[Table::Episodes],
        needs: &[Need::LastYear(Table::Episodes)],
        fields: &["PLACE_PROVIDER"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | DECOM      | DEC        | PLACE_PROVIDER
                   > | 1     | 01/06/2025 | 01/05/2026 | PR4
                     | 1     | 01/05/2026 |            | PR1
                     | 2     | 01/06/2025 |            | PR1
                     | 3     | 01/06/2026 |            | PR4
                   > | 4     | 01/06/2025 |            |
                     | 5     | 01/06/2025 |            | PR1
                     | 6     | 01/06/2025 |            |
            Episodes_last | CHILD | DECOM      | DEC        | PLACE_PROVIDER
                          | 1     | 01/05/2025 | 01/06/2025 | PR4
                          | 1     | 01/06/2025 |            | PR1
                          | 2     | 01/06/2025 |            | PR1
                          | 3     | 01/06/2025 | 31/03/2026 | PR1
                          | 4     | 01/06/2025 |            | PR1
                          | 6     | 01/06/2025 |            |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if let Some((first, open)) = child.carried_over()
        && first.place_provider != open.place_provider
    {
        found.row(first);
    }
}
