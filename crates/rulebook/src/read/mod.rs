//! Reading returns: files in, a [`Return`] per year and every [`Problem`] out.
//!
//! A file is known by its set of column names, or by being XML; its name is used only to tell the
//! year. Readers forgive what spreadsheets and case systems do (byte-order marks, cp1252, spaces,
//! quotes, lower case, semicolons and tabs, dates as `2026-04-01T00:00:00`), then hand the text to
//! the exact parsing of the rows. No bad byte, cell, row or file stops the rest.

mod csv;
mod providers;
mod recognise;
mod text;
mod xml;
mod year;

pub use providers::{Lines, is_workbook, providers, workbook};
pub use text::decode;

use crate::{Problem, Return, Severity, Table};
use care::CollectionYear;
use rayon::prelude::*;

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, with folders when known: `2027/episodes.csv`.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl<'a> Input<'a> {
    /// A file by name and bytes.
    pub const fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes }
    }
}

/// Reads one year's return from its files, in any order. `year` overrules what names and dates say.
///
/// Never fails: a file that is not a return is a [`Problem`] saying what was expected.
pub fn read(files: &[Input<'_>], year: Option<CollectionYear>) -> (Return, Vec<Problem>) {
    let mut of_year = Return::default();
    let mut problems = Vec::new();
    // Files do not know of each other, so they are read side by side and put together in order.
    let each: Vec<(Return, Vec<Problem>)> = files.par_iter().map(read_file).collect();
    for (file, (one, mut found)) in files.iter().zip(each) {
        problems.append(&mut found);
        if !of_year.take_in(one) {
            problems.push(Problem::file(
                file.name,
                "too many files for one return: 65,535 is the most. Give fewer files.",
            ));
        }
    }
    of_year.mark_uasc();
    of_year.year = year
        .or_else(|| year::of_names(files.iter().map(|file| file.name)))
        .or_else(|| year::of_dates(&of_year));
    late_tables(&of_year, &mut problems);
    (of_year, problems)
}

/// Reads the returns of several years: files are put together by the year in their path
/// (`2026/episodes.csv`, `903_2025-26/header.csv`), else by folder. Years come out in order.
pub fn read_years(files: &[Input<'_>]) -> (Vec<Return>, Vec<Problem>) {
    let mut groups: Vec<(year::Group<'_>, Vec<Input<'_>>)> = Vec::new();
    for file in files {
        let group = year::group_of(file.name);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, files)) => files.push(*file),
            None => groups.push((group, vec![*file])),
        }
    }
    let mut returns = Vec::new();
    let mut problems = Vec::new();
    let each: Vec<(Return, Vec<Problem>)> = groups
        .par_iter()
        .map(|(group, files)| read(files, group.year()))
        .collect();
    for (of_year, mut found) in each {
        problems.append(&mut found);
        if !of_year.files.is_empty() {
            returns.push(of_year);
        }
    }
    returns.sort_by_key(|of_year: &Return| of_year.year);
    (returns, problems)
}

/// The collection year that a path tells (`2027/episodes.csv`, `903_2026-27.xml`), the part nearest to
/// the file first; `None` when it tells none.
pub fn year_of_path(path: &str) -> Option<CollectionYear> {
    year::group_of(path).year()
}

fn read_file(file: &Input<'_>) -> (Return, Vec<Problem>) {
    let (mut of_year, mut problems) = (Return::default(), Vec::new());
    match decode(file.bytes) {
        Err(message) => problems.push(Problem::file(file.name, message)),
        Ok(text) if text.trim_start().starts_with('<') => {
            xml::read(file.name, &text, &mut of_year, &mut problems);
        }
        Ok(text) => csv::read(file.name, &text, &mut of_year, &mut problems),
    }
    (of_year, problems)
}

/// Says so when a table is older than its first collection; it is read all the same.
fn late_tables(of_year: &Return, problems: &mut Vec<Problem>) {
    let Some(year) = of_year.year else { return };
    for file in &of_year.files {
        if let Some(table) = file.table.filter(|table| !table.in_year(year)) {
            problems.push(Problem::note(
                &file.name,
                Some(table),
                format!(
                    "{table} was first collected in {}, and this is the return of {year}. \
                     It was read all the same.",
                    table.since()
                ),
            ));
        }
    }
}

/// Gathers problems of cells, at most so many in full per file and column, then counts.
struct CellProblems<'a> {
    file: &'a str,
    table: Table,
    counts: Vec<u32>,
}

impl<'a> CellProblems<'a> {
    /// In full per file and column.
    const MOST: u32 = 200;

    fn new(file: &'a str, table: Table) -> Self {
        Self {
            file,
            table,
            counts: vec![0; table.columns().len()],
        }
    }

    fn add(&mut self, row: u32, column: usize, written: &str, problems: &mut Vec<Problem>) {
        let (Some(count), Some(info)) = (
            self.counts.get_mut(column),
            self.table.columns().get(column),
        ) else {
            return;
        };
        *count += 1;
        if *count <= Self::MOST {
            problems.push(Problem {
                severity: Severity::Cell,
                file: self.file.into(),
                table: Some(self.table),
                row: Some(row),
                column: Some(info.name),
                rule: None,
                message: format!(
                    "“{}” was not understood. {} takes {}. The rest of the row was read.",
                    shortened(written),
                    info.name,
                    info.wants
                ),
                original: Some(written.into()),
            });
        }
    }

    fn finish(self, problems: &mut Vec<Problem>) {
        for (count, info) in self.counts.iter().zip(self.table.columns()) {
            if *count > Self::MOST {
                let mut problem = Problem::note(
                    self.file,
                    Some(self.table),
                    format!(
                        "{} more cells of {} were not understood. {} takes {}.",
                        count - Self::MOST,
                        info.name,
                        info.name,
                        info.wants
                    ),
                );
                problem.column = Some(info.name);
                problems.push(problem);
            }
        }
    }
}

/// At most 60 characters, for a sentence.
fn shortened(text: &str) -> std::borrow::Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]).into(),
        None => text.into(),
    }
}
