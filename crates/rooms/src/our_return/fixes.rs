//! One fix may clear many findings: those that look at the same cell.

use super::check::Found;
use care::ids::YoungPersonId;
use rulebook::Table;
use std::collections::HashMap;

/// A cell, and the findings that putting it right may clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whose.
    pub about: YoungPersonId,
    /// The table.
    pub table: Table,
    /// The place of the row among theirs in its table.
    pub row: usize,
    /// The column.
    pub column: &'static str,
    /// Places of the findings in what was given, in order.
    pub findings: Vec<usize>,
}

type Cell = (Table, YoungPersonId, usize, &'static str);

/// Puts each finding to one cell: of those it looks at, the one that most findings look at. Those
/// that clear most come first; a finding is counted once.
pub fn fixes<'f>(findings: impl IntoIterator<Item = &'f Found>) -> Vec<Fix> {
    let findings: Vec<&Found> = findings.into_iter().collect();
    let mut looked_at: HashMap<Cell, usize> = HashMap::new();
    let cells = |found: &Found| -> Vec<Cell> {
        found
            .fields()
            .into_iter()
            // Nobody puts a child's number right to clear a finding about something else.
            .filter(|column| *column != "CHILD")
            .map(|column| (found.table, found.about, found.row, column))
            .collect()
    };
    for found in &findings {
        for cell in cells(found) {
            *looked_at.entry(cell).or_default() += 1;
        }
    }
    let mut by_cell: HashMap<Cell, Fix> = HashMap::new();
    for (at, found) in findings.iter().enumerate() {
        // Of equals the one that is blank, or else the column DfE names first.
        let best = cells(found)
            .into_iter()
            .rev()
            .max_by_key(|cell| {
                let looked_at = looked_at.get(cell).copied().unwrap_or(0);
                (looked_at, found.blank == Some(cell.3))
            })
            .unwrap_or((found.table, found.about, found.row, "CHILD"));
        by_cell
            .entry(best)
            .or_insert_with(|| Fix {
                about: found.about,
                table: found.table,
                row: found.row,
                column: best.3,
                findings: Vec::new(),
            })
            .findings
            .push(at);
    }
    let mut fixes: Vec<Fix> = by_cell.into_values().collect();
    fixes.sort_by_key(|fix| {
        (
            std::cmp::Reverse(fix.findings.len()),
            fix.table,
            fix.about,
            fix.row,
            fix.column,
        )
    });
    fixes
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::CollectionYear;
    use rulebook::rules;
    use uuid::Uuid;

    fn found(code: &str, table: Table, row: usize) -> Found {
        Found {
            rule: rules::find(code, CollectionYear(2027)).unwrap(),
            about: YoungPersonId(Uuid::from_u128(1)),
            table,
            row,
            key: String::new(),
            blank: None,
        }
    }

    #[test]
    fn findings_that_look_at_one_cell_are_one_fix_and_each_counts_once() {
        // 144 and 365 look at the legal status; 101 at the sex.
        let findings = [
            found("144", Table::Episodes, 3),
            found("365", Table::Episodes, 3),
            found("144", Table::Episodes, 4),
            found("101", Table::Header, 3),
        ];
        let fixes = fixes(&findings);
        assert_eq!(fixes[0].column, "LS");
        assert_eq!(fixes[0].findings, [0, 1]);
        let counted: usize = fixes.iter().map(|fix| fix.findings.len()).sum();
        assert_eq!(counted, findings.len());
        assert_eq!(fixes.len(), 3);
        // 565 looks at the code and at the day: the code is what is missing.
        let lacking = Found {
            blank: Some("MISSING"),
            ..found("565", Table::Missing, 0)
        };
        assert_eq!(super::fixes([&lacking])[0].column, "MISSING");
        let other = Found {
            blank: Some("MIS_START"),
            ..lacking
        };
        assert_eq!(super::fixes([&other])[0].column, "MIS_START");
    }
}
