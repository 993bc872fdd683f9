use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// ETHNIC is the same as in last year’s return, for a child who was in it. Letter case does
    /// not count; a code against a blank is a difference, two blanks are not.
    /// ## Why it matters
    /// A change may be a correction, which is welcome, or a sign that one identifier was used
    /// for two children.
    /// ## How to put it right
    /// Ask which is right. If the child now describes themself otherwise, or it was not known
    /// last year, keep this year’s and say so to DfE when you submit.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 204.
    Rule {
        code: "204",
        wording: "Ethnic origin code disagrees with the ethnic origin already recorded for this child.",
        tables: &[Table::Header],
        needs: &[Need::LastYear(Table::Header)],
        fields: &["ETHNIC"],
        check: Check::Child(check),
        cases: &["
            Header | CHILD | ETHNIC
                   | 101   | WBRI
                 > | 102   | WBRI
                   | 103   | nobt
                   | 104   | AINS
                   | 105   |
                   | 106   | BOTH
                 > | 108   |
                 > | 109   | BCRB
                 > | 110   | MWBC
            Header_last | CHILD | ETHNIC
                        | 101   | WBRI
                        | 102   | NOBT
                        | 103   | NOBT
                        | 104   | AINS
                        | 105   |
                        | 107   | REFU
                        | 108   | MOTH
                        | 109   |
                        | 110   | MWBA
        "],
    }
}

fn check(child: &Child<'_>, _: &Context<'_>, found: &mut Found<'_>) {
    found.rows(child.headers, |row| {
        let differs =
            |last: &Header| !written(&last.ethnic).eq_ignore_ascii_case(written(&row.ethnic));
        child.last.headers.iter().any(|last| differs(last))
    });
}

/// The code as it was written.
fn written(cell: &Cell<Ethnicity>) -> &str {
    match cell {
        Cell::Blank => "",
        Cell::Value(code) => code.code(),
        Cell::Other(text) => text.as_str(),
    }
}
