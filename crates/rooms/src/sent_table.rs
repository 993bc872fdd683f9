//! A table that somebody sends as a file, as CSV or as a workbook. Its headings stand in any order and
//! letter case; lines may stand above them, as on a published workbook, and other sheets beside it.

use rulebook::read::{decode, is_workbook, workbook};

/// Among how many lines the headings are looked for.
const ABOVE: usize = 20;

/// A table as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SentTable {
    heads: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// The file is neither CSV nor a workbook that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoTable;

impl SentTable {
    /// Reads a file. The headings are the line that holds most of `sought`; without any it is the
    /// first line.
    pub(crate) fn read<'a>(
        bytes: &[u8],
        sought: impl Iterator<Item = &'a str>,
    ) -> Result<Self, NoTable> {
        let sought: Vec<String> = sought.map(folded).collect();
        let sheets = if is_workbook(bytes) {
            workbook(bytes).map_err(|_| NoTable)?
        } else {
            vec![lines(bytes)?]
        };
        let mut best: Option<(usize, usize, &Vec<Vec<String>>)> = None;
        for sheet in &sheets {
            for (at, line) in sheet.iter().enumerate().take(ABOVE) {
                let heads: Vec<String> = line.iter().map(|cell| folded(cell)).collect();
                let held = sought.iter().filter(|head| heads.contains(head)).count();
                if best.is_none_or(|(most, _, _)| held > most) {
                    best = Some((held, at, sheet));
                }
            }
        }
        let Some((_, at, sheet)) = best else {
            return Ok(Self::default());
        };
        let below = sheet.iter().enumerate().skip(at + 1);
        Ok(Self {
            heads: sheet[at].iter().map(|cell| folded(cell)).collect(),
            rows: below
                .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
                .map(|(at, row)| (at + 1, row.clone()))
                .collect(),
        })
    }

    /// In which place a column stands.
    pub(crate) fn column(&self, head: &str) -> Option<usize> {
        let head = folded(head);
        self.heads.iter().position(|one| *one == head)
    }

    /// The rows that are not blank, each with its number in the file: the first line is one.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, Cells<'_>)> {
        self.rows.iter().map(|(row, cells)| (*row, Cells(cells)))
    }
}

/// The cells of a row.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a>(&'a [String]);

impl<'a> Cells<'a> {
    /// What stands in a place, without the blanks around it; nothing where the row is too short.
    pub(crate) fn at(self, column: usize) -> &'a str {
        self.0.get(column).map_or("", |cell| cell.trim())
    }
}

fn folded(head: &str) -> String {
    head.trim().to_lowercase()
}

fn lines(bytes: &[u8]) -> Result<Vec<Vec<String>>, NoTable> {
    let text = decode(bytes).map_err(|_| NoTable)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| {
            Ok(record
                .map_err(|_| NoTable)?
                .iter()
                .map(str::to_owned)
                .collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_below_other_lines_in_any_letter_case() {
        let text = "Made on,1 December\n\n\"\"\n URN ,places\n12, 4 \n,\n13\n";
        let table = SentTable::read(text.as_bytes(), ["Urn", "Places"].into_iter()).unwrap();
        let (urn, places) = (
            table.column("URN").unwrap(),
            table.column("Places").unwrap(),
        );
        let rows: Vec<(usize, &str, &str)> = table
            .rows()
            .map(|(row, cells)| (row, cells.at(urn), cells.at(places)))
            .collect();
        assert_eq!(rows, [(4, "12", "4"), (6, "13", "")]);
        assert_eq!(table.column("Name"), None);
        // As Excel writes it in Britain.
        let table = SentTable::read(b"Name\nCaf\xe9\n", ["Name"].into_iter()).unwrap();
        assert_eq!(
            table.rows().next().map(|(_, cells)| cells.at(0)),
            Some("Café")
        );
        let none = SentTable::read(b"", ["Urn"].into_iter()).unwrap();
        assert_eq!(none.rows().count(), 0);
        assert_eq!(
            SentTable::read(b"PK\x03\x04no book", [].into_iter()),
            Err(NoTable)
        );
    }
}
