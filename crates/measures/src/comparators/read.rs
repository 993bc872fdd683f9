//! Reading published files: told apart by their columns, never by their names.

use super::layout::{Columns, Layout};
use super::{Area, Comparators, Council, Figure, Mark};
use crate::measure::{Column, Dataset, Series};
use care::Authority;
use std::collections::HashMap;

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileAdded {
    /// Its name, as given.
    pub name: String,
    /// What it is, in words.
    pub what: &'static str,
    /// How many figures, councils or estimates it gave.
    pub figures: usize,
    /// Rows that could not be understood, by line with the reason; the rest was read.
    pub problems: Vec<(u64, &'static str)>,
}

/// A file that is not one of the published ones.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct NotPublished {
    /// Its name, as given.
    pub name: String,
    /// What was expected.
    pub reason: &'static str,
}

const EXPECTED: &str = "this is not one of the published files Homeward compares with: DfE's files on children looked after, stability or care leavers, the Interactive Tool's series, statistical neighbours, ONS population aged 0 to 17, or the list of authorities, as CSV";

impl Comparators {
    /// Reads a published file over what is held: its figures replace earlier ones of the same
    /// series, area and year. The file is told by its columns.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<FileAdded, NotPublished> {
        let refuse = |reason| NotPublished {
            name: name.to_owned(),
            reason,
        };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let headers = reader.byte_headers().map_err(|_| refuse(EXPECTED))?;
        let columns = Columns::of(headers);
        let rows: Vec<Row> = reader
            .byte_records()
            .map(|record| record.ok().map(|record| Row::of(&record)))
            .enumerate()
            .map(|(at, row)| {
                row.unwrap_or(Row {
                    line: at as u64 + 2,
                    cells: Vec::new(),
                })
            })
            .collect();
        let mut file = FileAdded {
            name: name.to_owned(),
            what: "",
            figures: 0,
            problems: Vec::new(),
        };
        if columns.has(&["sn_1", "old_la_code"]) {
            file.what = "statistical neighbours";
            self.add_neighbours(&columns, &rows, &mut file);
        } else if columns.has(&[
            "age_group",
            "population_estimate",
            "new_la_code",
            "time_period",
        ]) {
            file.what = "population aged 0 to 17";
            self.add_population(&columns, &rows, &mut file);
        } else if columns.has(&["measure", "period", "area", "value", "la_number"]) {
            file.what = "Interactive Tool";
            self.add_interactive(&columns, &rows, &mut file);
        } else if columns.has(&["time_period", "geographic_level", "new_la_code"]) {
            let layout = Layout::of(&columns).ok_or_else(|| refuse(EXPECTED))?;
            self.add_figures(&columns, &layout, &rows, &mut file);
        } else if columns.has(&["old_la_code", "new_la_code", "la_name", "region_name"]) {
            file.what = "list of authorities";
            self.add_councils(&columns, &rows, &mut file);
        } else {
            return Err(refuse(EXPECTED));
        }
        if file.figures == 0 {
            return Err(refuse("it has the right columns, but no row in it is used"));
        }
        Ok(file)
    }

    fn add_councils(&mut self, columns: &Columns, rows: &[Row], file: &mut FileAdded) {
        let [old, new, name, region] =
            ["old_la_code", "new_la_code", "la_name", "region_name"].map(|c| columns.find(&[c]));
        for row in rows {
            let code = Authority::parse(row.get(new));
            let (Ok(code), Ok(number)) = (code, row.get(old).parse()) else {
                file.problems.push((row.line, "no authority's code"));
                continue;
            };
            let council = Council {
                name: row.get(name).into(),
                region: row.get(region).into(),
            };
            self.councils.insert(code, council);
            self.numbers.insert(number, code);
            file.figures += 1;
        }
    }

    fn add_neighbours(&mut self, columns: &Columns, rows: &[Row], file: &mut FileAdded) {
        let own = columns.find(&["old_la_code"]);
        for row in rows {
            let numbered =
                |at: Option<usize>| self.numbers.get(&row.get(at).parse().ok()?).copied();
            let Some(council) = numbered(own) else {
                file.problems
                    .push((row.line, "an authority the list does not name"));
                continue;
            };
            let neighbours: Vec<Authority> = (1..=10)
                .filter_map(|n| numbered(columns.find(&[&format!("sn_{n}")])))
                .collect();
            if neighbours.len() < 10 {
                file.problems
                    .push((row.line, "fewer than ten neighbours are named"));
            }
            file.figures += neighbours.len();
            self.neighbours.insert(council, neighbours);
        }
    }

    fn add_population(&mut self, columns: &Columns, rows: &[Row], file: &mut FileAdded) {
        let [code, year, people, ages] = [
            "new_la_code",
            "time_period",
            "population_estimate",
            "age_group",
        ]
        .map(|c| columns.find(&[c]));
        for row in rows
            .iter()
            .filter(|row| row.get(ages) == "Children aged 0 to 17 years")
        {
            let Ok(code) = Authority::parse(row.get(code)) else {
                continue; // a region, or England
            };
            match (row.get(year).parse(), row.get(people).parse()) {
                (Ok(year), Ok(people)) => {
                    self.population
                        .entry(code)
                        .or_default()
                        .insert(year, people);
                    file.figures += 1;
                }
                _ => file.problems.push((row.line, "no number of people")),
            }
        }
    }

    fn add_interactive(&mut self, columns: &Columns, rows: &[Row], file: &mut FileAdded) {
        let [measure, period, area, value, number] =
            ["measure", "period", "area", "value", "la_number"].map(|c| columns.find(&[c]));
        let wanted: HashMap<&str, Series> = Self::wanted()
            .filter(|series| series.dataset == Dataset::Interactive)
            .map(|series| (series.row, series))
            .collect();
        for row in rows {
            let Some(series) = wanted.get(row.get(measure)) else {
                continue;
            };
            let name = row.get(area);
            let known = row
                .get(number)
                .parse()
                .ok()
                .and_then(|n| self.numbers.get(&n));
            let area = match known {
                Some(code) => Area::Council(*code),
                None if name == "England" => Area::England,
                None => Area::Region(name.into()),
            };
            // A year is written 2025, or 2024-25.
            let year = row.get(period);
            let year = match year.split_once('-') {
                Some((from, _)) => from.parse::<i16>().ok().map(|from| from + 1),
                None => year.parse().ok(),
            };
            match (year, figure(row.get(value))) {
                (Some(year), Some(figure)) => {
                    self.insert(*series, year, area, figure);
                    file.figures += 1;
                }
                _ => file.problems.push((row.line, "no year, or no figure")),
            }
        }
    }

    fn add_figures(
        &mut self,
        columns: &Columns,
        layout: &Layout,
        rows: &[Row],
        file: &mut FileAdded,
    ) {
        let group = |row: &Row| row.get(layout.group).to_owned();
        let holds = |mark: &str| {
            mark.is_empty()
                || rows
                    .iter()
                    .any(|row| row.get(layout.group) == mark || row.get(Some(layout.row)) == mark)
        };
        let Some((dataset, _)) = layout.datasets.iter().find(|(_, mark)| holds(mark)) else {
            return;
        };
        file.what = super::source(*dataset);
        let mut wanted: HashMap<(&str, &str), Vec<Series>> = HashMap::new();
        for series in Self::wanted().filter(|series| series.dataset == *dataset) {
            wanted
                .entry((series.group, series.row))
                .or_default()
                .push(series);
        }
        let [year, level, code] =
            ["time_period", "geographic_level", "new_la_code"].map(|c| columns.find(&[c]));
        let region = columns.find(&["region_name", "geo_breakdown"]);
        for row in rows {
            let of = (&*group(row), row.get(Some(layout.row)));
            let Some(all) = wanted.get(&of) else {
                continue;
            };
            let area = match row.get(level) {
                "National" => Some(Area::England),
                "Regional" => Some(Area::Region(row.get(region).into())),
                "Local authority" => Authority::parse(row.get(code)).ok().map(Area::Council),
                _ => None,
            };
            let (Some(area), Ok(year)) = (area, row.get(year).parse::<i16>()) else {
                file.problems.push((row.line, "no area, or no year"));
                continue;
            };
            for series in all {
                let column = match series.column {
                    Column::Number => layout.number,
                    Column::Share => layout.share,
                };
                match figure(row.get(Some(column))) {
                    Some(figure) => {
                        self.insert(*series, year, area.clone(), figure);
                        file.figures += 1;
                    }
                    None => file
                        .problems
                        .push((row.line, "neither a number nor a mark")),
                }
            }
        }
    }
}

/// Reads a figure or its mark; commas may set thousands apart.
fn figure(text: &str) -> Option<Figure> {
    if let Some(mark) = Mark::parse(text) {
        return Some(Figure::Marked(mark));
    }
    let value: f64 = text.replace(',', "").parse().ok()?;
    value.is_finite().then_some(Figure::Value(value))
}

struct Row {
    line: u64,
    cells: Vec<String>,
}

impl Row {
    fn of(record: &csv::ByteRecord) -> Self {
        Self {
            line: record.position().map_or(0, csv::Position::line),
            cells: record
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
                .collect(),
        }
    }
    /// A cell's text; blank when the row has no such cell.
    fn get(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at))
            .map_or("", String::as_str)
    }
}
