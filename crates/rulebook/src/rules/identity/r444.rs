use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// No two children of the return have the same unique pupil number. UN1 to UN5, which say why
    /// there is none, may repeat.
    /// ## Why it matters
    /// A pupil number belongs to one pupil. Two children with one number are matched to one set of
    /// school results, and one of them to the wrong ones; or they are one child under two
    /// identifiers.
    /// ## How to put it right
    /// Ask the school or the virtual school for both numbers. If the two are one child, merge the
    /// records.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 444 (last changed in 2025-26).
    Rule {
        code: "444",
        wording: "Duplicate UPN has been reported",
        tables: &[Table::Header],
        fields: &["UPN"],
        years: Years::since(2026),
        check: Check::Across(check),
        cases: &["
            Header | CHILD | UPN
                 > | 1     | A000464096519
                 > | 2     | A000464096519
                   | 3     | A098715627886
                   | 4     | UN3
                   | 5     | UN3
                   | 6     |
                   | 7     |
        "],
    }
}

fn check(children: &Children<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    let mut owners: HashMap<&Text, Vec<&Header>> = HashMap::new();
    for child in children.iter() {
        for row in child.headers {
            let stands_for_none = row.upn.is_one_of(&["UN1", "UN2", "UN3", "UN4", "UN5"]);
            if row.upn.is_present() && !stands_for_none {
                owners.entry(&row.upn).or_default().push(row);
            }
        }
    }
    for rows in owners.values().filter(|rows| rows.len() > 1) {
        for row in rows {
            found.row(*row);
        }
    }
}
