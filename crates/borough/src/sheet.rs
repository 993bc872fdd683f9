//! Tables as they will be written: typed cells, cheap to make by the million.

use crate::calendar::{Day, civil};
use crate::life::Code;
use care::Postcode;
use std::fmt::Write;

/// A cell of a table.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A code of the return.
    Code(Code),
    /// A day, in days since 1 January 1970.
    Day(i32),
    /// A whole number.
    Number(u32),
    /// A postcode.
    Postcode(Postcode),
    /// Anything else.
    Text(Box<str>),
}

impl From<Code> for Cell {
    fn from(code: Code) -> Self {
        if code.is_empty() {
            Self::Blank
        } else {
            Self::Code(code)
        }
    }
}
impl From<Option<Code>> for Cell {
    fn from(code: Option<Code>) -> Self {
        code.map_or(Self::Blank, Self::from)
    }
}
impl From<Postcode> for Cell {
    fn from(postcode: Postcode) -> Self {
        Self::Postcode(postcode)
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

/// A day, or blank.
pub(crate) fn on(day: Option<Day>) -> Cell {
    day.map_or(Cell::Blank, Cell::Day)
}

/// `1` or `0`.
pub(crate) fn yes(is: bool) -> Cell {
    Cell::Code(if is { "1" } else { "0" })
}

impl Cell {
    /// Appends the text of the cell, dates as `31/03/2027`.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Blank => {}
            Self::Code(code) => out.push_str(code),
            Self::Day(day) => {
                let (y, m, d) = civil(*day);
                let two = |n: i32| {
                    [
                        (b'0' + (n / 10) as u8) as char,
                        (b'0' + (n % 10) as u8) as char,
                    ]
                };
                out.extend(two(d));
                out.push('/');
                out.extend(two(m));
                out.push('/');
                out.extend(two(y / 100));
                out.extend(two(y % 100));
            }
            Self::Number(n) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "{n}");
            }
            Self::Postcode(postcode) => out.push_str(postcode.as_str()),
            Self::Text(text) => out.push_str(text),
        }
    }
}

/// One table of one year.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// DfE's name: `Episodes`.
    pub name: &'static str,
    /// The file it is written to: `episodes.csv`.
    pub file: &'static str,
    /// Column names in DfE's order.
    pub columns: &'static [&'static str],
    /// Cells, row after row.
    pub cells: Vec<Cell>,
}

impl Sheet {
    pub(crate) const fn new(
        name: &'static str,
        file: &'static str,
        columns: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            file,
            columns,
            cells: Vec::new(),
        }
    }
    /// Rows.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks_exact(self.columns.len())
    }
    /// How many rows.
    pub fn len(&self) -> usize {
        self.cells.len() / self.columns.len()
    }
    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
    /// The table as CSV with a header row.
    pub fn csv(&self) -> String {
        let mut out = String::with_capacity(self.cells.len() * 8 + 200);
        out.push_str(&self.columns.join(","));
        out.push('\n');
        for row in self.rows() {
            for (i, cell) in row.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                cell.write(&mut out);
            }
            out.push('\n');
        }
        out
    }
}
