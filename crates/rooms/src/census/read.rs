//! Reading a file of the census: every cell held against the form, no row guessed at.

use super::form::{columns, name};
use crate::costs::read_pounds;
use crate::sent_table::{NoTable, SentTable};
use care::dates::parse_date;
use care::{Date, Pence};
use std::collections::{HashMap, HashSet};

/// Why a file cannot be read as the census.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTheForm {
    /// Columns are missing.
    #[error("this is not the census: it has no column {}", .0.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", "))]
    NoColumns(Vec<String>),
    /// It is neither CSV nor a workbook.
    #[error("this file cannot be read as CSV or as a workbook")]
    NoTable,
}

/// Why something of a row is not taken: a row of the file counted as a person counts, its heading being
/// row one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Aside {
    /// Which row.
    pub row: usize,
    /// Which column.
    pub column: String,
    /// Why.
    pub reason: String,
}

/// A row that fits the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Which row.
    pub row: usize,
    cells: HashMap<String, String>,
    /// The first night.
    pub start: Date,
    /// What a week costs in all.
    pub weekly: Pence,
    /// What social care, education and health each contribute.
    pub contributions: [Pence; 3],
}

impl Given {
    /// What a column says.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A file as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Rows that fit.
    pub rows: Vec<Given>,
    /// What does not, row by row.
    pub aside: Vec<Aside>,
}

/// Reads a file, CSV or a workbook. Headings may stand in any order and letter case; other columns are
/// not read.
pub fn read(bytes: &[u8]) -> Result<Sheet, NotTheForm> {
    let table = SentTable::read(bytes, columns().iter().map(|column| column.name.as_str()))
        .map_err(|NoTable| NotTheForm::NoTable)?;
    let mut places = Vec::new();
    let mut missing = Vec::new();
    for column in columns() {
        match table.column(&column.name) {
            Some(at) => places.push((column, at)),
            None => missing.push(column.name.clone()),
        }
    }
    if !missing.is_empty() {
        return Err(NotTheForm::NoColumns(missing));
    }
    let mut sheet = Sheet::default();
    let mut seen: HashSet<(String, Date)> = HashSet::new();
    for (row, given) in table.rows() {
        let mut faults: Vec<Aside> = Vec::new();
        let mut fault = |column: &str, reason: String| {
            faults.push(Aside {
                row,
                column: column.to_owned(),
                reason,
            });
        };
        let mut cells = HashMap::new();
        for (column, place) in &places {
            let cell = given.at(*place);
            if cell.is_empty() {
                if !column.blank_allowed {
                    fault(
                        &column.name,
                        "It is blank, and the form asks for it".to_owned(),
                    );
                }
                continue;
            }
            let kept = match column.holds.as_str() {
                "code" => column
                    .values
                    .iter()
                    .find(|value| value.trim().eq_ignore_ascii_case(cell))
                    .map(|value| value.trim().to_owned())
                    .ok_or("It is none of the words of the form"),
                "integer" => cell
                    .parse::<u8>()
                    .map(|n| n.to_string())
                    .map_err(|_| "It is not a whole number"),
                "float" => read_pounds(cell)
                    .map(|_| cell.to_owned())
                    .ok_or("It is not an amount in pounds"),
                "date" => parse_date(cell)
                    .map(|_| cell.to_owned())
                    .ok_or("It is not a date like 31/03/2027"),
                _ => Ok(cell.to_owned()),
            };
            match kept {
                Ok(kept) => drop(cells.insert(column.name.clone(), kept)),
                Err(why) => fault(&column.name, why.to_owned()),
            }
        }
        let pounds = |column: &str| cells.get(column).and_then(|text| read_pounds(text));
        let start = cells.get(name::START).and_then(|text| parse_date(text));
        let contributions = [name::SOCIAL_CARE, name::EDUCATION, name::HEALTH].map(pounds);
        let weekly = pounds(name::WEEKLY);
        if let ([Some(care), Some(education), Some(health)], Some(weekly)) = (contributions, weekly)
            && (care.0 + education.0 + health.0 - weekly.0).abs() > 100
        {
            fault(
                name::WEEKLY,
                "The three contributions do not come to it".to_owned(),
            );
        }
        if let (Some(start), Some(child)) = (start, cells.get(name::CHILD))
            && seen.contains(&(child.to_uppercase(), start))
        {
            fault(
                name::CHILD,
                "This young person stands in an earlier row with the same start".to_owned(),
            );
        }
        match (start, weekly, contributions) {
            (Some(start), Some(weekly), [Some(care), Some(education), Some(health)])
                if faults.is_empty() =>
            {
                let child = cells.get(name::CHILD).map_or("", String::as_str);
                seen.insert((child.to_uppercase(), start));
                sheet.rows.push(Given {
                    row,
                    cells,
                    start,
                    weekly,
                    contributions: [care, education, health],
                });
            }
            _ => sheet.aside.append(&mut faults),
        }
    }
    Ok(sheet)
}
