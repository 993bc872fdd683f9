use super::is_short_breaks;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// For every girl who is looked after other than for short breaks (V3, V4), it is said
    /// whether she is a mother.
    /// ## Why it matters
    /// Young mothers in care are counted from this item alone; a blank is not a no.
    /// ## How to put it right
    /// Write 1 if she is a mother, 0 if not.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 393 (last changed in 2024-25).
    Rule {
        code: "393",
        wording: "Child is looked after but mother field is not completed.",
        tables: &[Table::Header, Table::Episodes],
        fields: &["MOTHER"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | SEX | MOTHER
                   | 101   | F   | 1
                   | 102   | M   |
                   | 103   | F   | 0
                 > | 104   | F   |
                   | 105   | F   |
            Episodes | CHILD | LS
                     | 101   | C2
                     | 102   | C2
                     | 103   | c2
                     | 104   | C1
                     | 105   | v4
        ",
        "
            Header | CHILD | SEX | MOTHER
                 > | 1     | F   |
                   | 2     | F   |
                 > | 3     | F   |
                   | 4     | U   |
            Episodes | CHILD | LS
                     | 1     | V3
                     | 1     | C2
                     | 3     |
                     | 4     | C2
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    if child.episodes.iter().any(|row| !is_short_breaks(&row.ls)) {
        found.rows(child.headers, |row| {
            row.sex.is_and(|sex| sex.is_female()) && row.mother.is_blank()
        });
    }
}
