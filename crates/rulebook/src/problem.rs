//! What was wrong with what was read, in words a person can act on.

use crate::Table;
use std::fmt;

/// How much was lost to a problem.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Nothing: worth knowing.
    Note,
    /// One cell: the row is in, the cell keeps what was written.
    Cell,
    /// One row: set aside, its text kept in [`Problem::original`].
    Row,
    /// One file: not read.
    File,
}

/// Something a reader could not take as it stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What was lost.
    pub severity: Severity,
    /// The file, as it was named by whoever gave it.
    pub file: Box<str>,
    /// The table, once known.
    pub table: Option<Table>,
    /// The row from 0 in the order of the file, its heading line not counted.
    pub row: Option<u32>,
    /// The column by its name in the layout.
    pub column: Option<&'static str>,
    /// The rule of the rulebook that says the same, when one does.
    pub rule: Option<&'static str>,
    /// What is wrong and what to do.
    pub message: String,
    /// The text as it stood: the whole row when set aside, the cell when not understood.
    pub original: Option<Box<str>>,
}

impl Problem {
    /// A problem of a whole file.
    pub fn file(name: &str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::File,
            file: name.into(),
            table: None,
            row: None,
            column: None,
            rule: None,
            message: message.into(),
            original: None,
        }
    }
    /// Something worth knowing about a file that was read.
    pub fn note(name: &str, table: Option<Table>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            table,
            ..Self::file(name, message)
        }
    }
    /// A row set aside.
    pub fn row(
        name: &str,
        table: Option<Table>,
        row: u32,
        message: impl Into<String>,
        original: &str,
    ) -> Self {
        Self {
            severity: Severity::Row,
            table,
            row: Some(row),
            original: Some(original.into()),
            ..Self::file(name, message)
        }
    }
}

impl fmt::Display for Problem {
    /// `episodes.csv, row 12, DECOM: “31/02/2026” is not …`. Rows are counted from 1 here, as
    /// people count, not from 0.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {}", u64::from(row) + 1)?;
        }
        if let Some(column) = self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": {}", self.message)
    }
}
