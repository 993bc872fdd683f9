//! The CSV layout: one table per file.
//!
//! Lines are split here and not by a CSV library on purpose. No cell of this return holds a line
//! break, so a line is a row; a stray quotation mark then costs its own row and not the rest of
//! the file, and the original text of a bad row is simply its line.

use super::recognise::{self, Layout};
use super::text::forgive;
use super::{CellProblems, shortened};
use crate::tables::{At, Row, with_row};
use crate::{FileRead, Format, Problem, Return};
use std::borrow::Cow;

/// Reads one file into an empty return.
pub fn read(name: &str, text: &str, into: &mut Return, problems: &mut Vec<Problem>) {
    let mut lines = Lines::of(text);
    let Some((_, heading)) = lines.find(|(_, line)| !line.trim().is_empty()) else {
        problems.push(Problem::file(
            name,
            "this file is empty. Give the table with its line of column names.",
        ));
        return;
    };
    let (delimiter, layout) = match best_layout(heading) {
        Ok(found) => found,
        Err(message) => {
            problems.push(Problem::file(name, message));
            return;
        }
    };
    if !layout.extra.is_empty() {
        problems.push(Problem::note(
            name,
            Some(layout.table),
            format!(
                "columns that are not part of {} were passed over: {}.",
                layout.table,
                shortened(&layout.extra.join(", "))
            ),
        ));
    }
    let body = Body {
        name,
        delimiter,
        layout: &layout,
        lines,
    };
    let (rows, set_aside) = with_row!(layout.table, R => body.rows::<R>(into, problems));
    into.give(layout.table);
    into.files.push(FileRead {
        name: name.to_owned(),
        format: Format::Csv,
        table: Some(layout.table),
        rows,
        set_aside,
    });
}

/// The delimiter under which the heading is a table; the complaint under commas, or under the
/// delimiter that splits it most, when none is.
fn best_layout(heading: &str) -> Result<(u8, Layout), String> {
    let mut best: Option<(usize, String)> = None;
    for delimiter in [b',', b';', b'\t', b'|'] {
        let mut cells = Vec::new();
        // A heading with a broken quote is judged by what can be read of it.
        let _ = split(heading, delimiter, &mut cells);
        let cells: Vec<String> = cells.into_iter().map(Cow::into_owned).collect();
        match recognise::layout(&cells) {
            Ok(layout) => return Ok((delimiter, layout)),
            Err(message) => {
                if best.as_ref().is_none_or(|(most, _)| cells.len() > *most) {
                    best = Some((cells.len(), message));
                }
            }
        }
    }
    Err(best.map_or_else(String::new, |(_, message)| message))
}

struct Body<'t, 'l> {
    name: &'l str,
    delimiter: u8,
    layout: &'l Layout,
    lines: Lines<'t>,
}

impl<'t> Body<'t, '_> {
    fn rows<R: Row>(mut self, into: &mut Return, problems: &mut Vec<Problem>) -> (u32, u32) {
        let mut cell_problems = CellProblems::new(self.name, R::TABLE);
        let (mut number, mut taken, mut aside) = (0u32, 0u32, 0u32);
        let mut cells: Vec<Cow<'t, str>> = Vec::with_capacity(self.layout.columns.len());
        let rows = R::rows_mut(into);
        while let Some((start, line)) = self.lines.next() {
            if line.is_empty() {
                // A line with nothing at all is not a row in any reader of CSV.
                continue;
            }
            let row_number = number;
            number += 1;
            cells.clear();
            let line = match split(line, self.delimiter, &mut cells) {
                Ok(()) => line,
                Err(OpenQuote) => match self.across_lines(start, &mut cells) {
                    Some(whole) => whole,
                    None => {
                        aside += 1;
                        problems.push(Problem::row(
                            self.name,
                            Some(R::TABLE),
                            row_number,
                            "a quotation mark is opened and not closed, so this row was set aside. \
                             Remove the stray mark and give the file again.",
                            line,
                        ));
                        continue;
                    }
                },
            };
            if let Some(message) = self.unfit(&cells) {
                aside += 1;
                problems.push(Problem::row(
                    self.name,
                    Some(R::TABLE),
                    row_number,
                    message,
                    line,
                ));
                continue;
            }
            let mut row = R::default();
            row.set_at(At {
                file: 0,
                row: row_number,
            });
            for (cell, column) in cells.iter().zip(&self.layout.columns) {
                let Some(column) = *column else { continue };
                let said = forgive(cell);
                if said.is_empty() {
                    continue;
                }
                row.put(column, &said);
                if row.other(column).is_some() {
                    cell_problems.add(row_number, column, cell.trim(), problems);
                }
            }
            rows.push(row);
            taken += 1;
        }
        cell_problems.finish(problems);
        (taken, aside)
    }

    /// Why a row of cells cannot be taken, if it cannot.
    fn unfit(&self, cells: &[Cow<'_, str>]) -> Option<String> {
        let wanted = self.layout.columns.len();
        let own = self.layout.table.collected().count();
        let says_something = |cell: &str, column: Option<usize>| {
            column.is_some_and(|column| column < own) && !forgive(cell).is_empty()
        };
        if !cells
            .iter()
            .zip(&self.layout.columns)
            .any(|(cell, column)| says_something(cell, *column))
        {
            return Some("this row is empty, so it was set aside. Delete it.".to_owned());
        }
        let beyond = cells
            .get(wanted..)
            .is_some_and(|rest| rest.iter().any(|cell| !cell.trim().is_empty()));
        if cells.len() < wanted || beyond {
            return Some(format!(
                "this row has {} cells where the heading has {wanted}, so it was set aside: \
                 which cell belongs to which column is a guess. Look for a missing or stray \
                 comma and give the file again.",
                cells.len(),
            ));
        }
        None
    }

    /// A quoted cell that spans lines (a note in a column of the council's own): joins the lines up
    /// to the closing mark, if that makes a row of the right width within a few lines.
    fn across_lines(&mut self, start: usize, cells: &mut Vec<Cow<'t, str>>) -> Option<&'t str> {
        const MOST: usize = 8;
        let mut ahead = self.lines;
        for _ in 0..MOST {
            let (_, last) = ahead.next()?;
            let end = ahead.ended(last);
            let joined = self.lines.text.get(start..end)?;
            cells.clear();
            if split(joined, self.delimiter, cells).is_ok() {
                if cells.len() != self.layout.columns.len() {
                    return None;
                }
                self.lines = ahead;
                return Some(joined);
            }
        }
        None
    }
}

/// The lines of a text with where each begins; `\n`, `\r\n` and a lone `\r` end one.
#[derive(Clone, Copy)]
struct Lines<'t> {
    text: &'t str,
    at: usize,
    last_start: usize,
}

impl<'t> Lines<'t> {
    const fn of(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            last_start: 0,
        }
    }
    /// Where the line that was given last ended, its line end not counted.
    const fn ended(&self, last: &str) -> usize {
        self.last_start + last.len()
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);
    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        if rest.is_empty() {
            return None;
        }
        let start = self.at;
        let (line, next) = match rest.bytes().position(|b| b == b'\n' || b == b'\r') {
            None => (rest, rest.len()),
            Some(end) => {
                let line = rest.get(..end)?;
                let pair = rest.as_bytes().get(end..end + 2) == Some(b"\r\n");
                (line, end + if pair { 2 } else { 1 })
            }
        };
        self.at += next;
        self.last_start = start;
        Some((start, line))
    }
}

/// A quotation mark was opened and not closed.
struct OpenQuote;

/// Splits a line into cells. A cell that begins with a quotation mark ends at the next single one;
/// a mark elsewhere stands for itself.
fn split<'t>(line: &'t str, delimiter: u8, cells: &mut Vec<Cow<'t, str>>) -> Result<(), OpenQuote> {
    let mut rest = line;
    loop {
        let lead = rest.len() - rest.trim_start_matches(' ').len();
        if rest.as_bytes().get(lead) == Some(&b'"') {
            let (cell, after) = quoted(rest.get(lead + 1..).unwrap_or("")).ok_or(OpenQuote)?;
            // What stands between the closing mark and the delimiter belongs to the cell.
            let end = after.bytes().position(|b| b == delimiter);
            let tail = after.get(..end.unwrap_or(after.len())).unwrap_or("");
            cells.push(if tail.trim().is_empty() {
                cell
            } else {
                Cow::Owned(format!("{cell}{tail}"))
            });
            match end {
                None => return Ok(()),
                Some(end) => rest = after.get(end + 1..).unwrap_or(""),
            }
        } else {
            match rest.bytes().position(|b| b == delimiter) {
                None => {
                    cells.push(Cow::Borrowed(rest));
                    return Ok(());
                }
                Some(end) => {
                    cells.push(Cow::Borrowed(rest.get(..end).unwrap_or("")));
                    rest = rest.get(end + 1..).unwrap_or("");
                }
            }
        }
    }
}

/// The inside of a quoted cell, and what follows its closing mark.
fn quoted(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut from = 0;
    loop {
        let mark = from + text.get(from..)?.find('"')?;
        if text.as_bytes().get(mark + 1) == Some(&b'"') {
            from = mark + 2;
            continue;
        }
        let inside = text.get(..mark)?;
        let cell = if inside.contains('"') {
            Cow::Owned(inside.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inside)
        };
        return Some((cell, text.get(mark + 1..)?));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Option<Vec<String>> {
        let mut cells = Vec::new();
        split(line, b',', &mut cells).ok()?;
        Some(cells.into_iter().map(Cow::into_owned).collect())
    }

    #[test]
    fn lines_split_into_cells() {
        for (line, want) in [
            ("a,b", Some(vec!["a", "b"])),
            (",", Some(vec!["", ""])),
            ("", Some(vec![""])),
            (r#""a,b", "c ""d""",e"#, Some(vec!["a,b", "c \"d\"", "e"])),
            (r#"a"b,c"#, Some(vec!["a\"b", "c"])),
            (r#""a"b,c"#, Some(vec!["ab", "c"])),
            (r#"a,"b"#, None),
            (r#"""#, None),
        ] {
            assert_eq!(
                cells(line),
                want.map(|want| want.into_iter().map(str::to_owned).collect()),
                "{line}"
            );
        }
    }

    #[test]
    fn lines_end_as_any_machine_ends_them() {
        let lines: Vec<_> = Lines::of("a\r\n\nb\rc").collect();
        assert_eq!(lines, [(0, "a"), (3, ""), (4, "b"), (6, "c")]);
    }
}
