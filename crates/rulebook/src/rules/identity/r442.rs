use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// A child with episodes has a pupil number, or a code for why there is none. Children who
    /// come for short breaks only (V3, V4) need none.
    /// ## Why it matters
    /// The number joins a child in care to school results.
    /// ## How to put it right
    /// Ask the school or the virtual school. If there is no number, write UN1 to UN5.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 442.
    Rule {
        code: "442",
        wording: "Unique Pupil Number (UPN) field is not completed.",
        tables: &[Table::Episodes, Table::Header],
        fields: &["UPN"],
        check: Check::Child(check),
        cases: &["
            Episodes | CHILD | LS
                     | 101   |
                     | 102   | L4
                     | 103   |
                     | 104   | L4
                     | 105   | L1
                     | 106   | V4
                     | 108   | V3
                     | 999   | XO
            Header | CHILD | UPN
                 > | 101   |
                   | 102   | H801200001001
                   | 103   | UN1
                   | 104   | UN2
                 > | 105   |
                   | 106   | UN3
                   | 108   |
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child
        .episodes
        .iter()
        .any(|row| !row.ls.is_and(|ls| ls.is_short_breaks()))
    {
        found.rows(child.headers, |row| row.upn.is_blank());
    }
}
