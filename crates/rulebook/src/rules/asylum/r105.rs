use crate::Format;
use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// In the XML, UASC is 0 or 1 for every child. In CSV files the item is not collected: it is
    /// computed from who stands in the UASC table, so there is nothing to check.
    /// ## Why it matters
    /// It decides which children are published as unaccompanied asylum-seeking, and leaves
    /// distances out for them.
    /// ## How to put it right
    /// Write 1 if the child was unaccompanied and seeking asylum at any time in the year, else 0.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 105.
    Rule {
        code: "105",
        wording: "Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has not been completed.",
        tables: &[Table::Header],
        needs: &[Need::Xml],
        fields: &["UASC"],
        check: Check::Child(check),
        cases: &["
            format xml
            Header | CHILD | UASC
                   | 1     | 0
                   | 2     | 1
                 > | 3     |
                 > | 4     | Y
        ",
        "
            format csv
            Header | CHILD | UASC
                   | 1     | 0
                   | 2     |
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    if cx.format != Some(Format::Csv) {
        found.rows(child.headers, |row| !row.uasc.is_value());
    }
}
