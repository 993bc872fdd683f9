//! Writing returns: the text of each table as CSV, or the whole return as XML.

mod csv;
mod xml;

use crate::tables::with_row;
use crate::{Problem, Return, Table};

/// Text of a table in the CSV layout: the line of column names and a line per row, ended as
/// Windows ends them, which is what DfE's own files have. Cells that were not understood are
/// written as they were read.
pub fn csv(of_year: &Return, table: Table) -> String {
    with_row!(table, R => csv::rows(of_year.rows::<R>()))
}

/// The tables of the return's year as `(file name, text)`: those that the year's layout has. A
/// return without a year gives all that it holds.
pub fn csv_files(of_year: &Return) -> Vec<(&'static str, String)> {
    Table::ALL
        .into_iter()
        .filter(|table| match of_year.year {
            Some(year) => table.in_year(year),
            None => of_year.has(*table),
        })
        .map(|table| (table.file_name(), csv(of_year, table)))
        .collect()
}

/// The whole return as XML, and what the layout has no room for (a second row of a child where it
/// holds one, a date of birth that is not the header's): those rows or cells are not in the text.
pub fn xml(of_year: &Return) -> (String, Vec<Problem>) {
    xml::write(of_year)
}
