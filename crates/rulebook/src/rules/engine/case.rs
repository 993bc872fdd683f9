//! Worked cases as text, written beside the rule and printed by `rulebook explain`:
//!
//! ```text
//! year 2027
//! Header   | CHILD | DOB        | SEX
//!          | 1     | 01/02/2012 | M
//!        > | 2     | 01/02/2012 | 3
//! Episodes | CHILD | DECOM
//!          | 1     | 01/05/2026
//! ```
//!
//! A line that begins with the name of a table (`Header_last` for last year's) names its columns;
//! the lines under it are its rows. `>` marks a row that the rule must report; it must report those
//! and no others. Cells are exact: what the reader forgives is not forgiven here. `''` is a cell in
//! which something was written that cannot be read (a blank one is simply left empty).
//!
//! Before the tables may stand `year 2024`, `collection 01/04/2020 to 31/03/2021`,
//! `council E08000010`, `format xml`; a table `Providers | URN | PLACE_CODES | ...` is Ofsted's
//! list, with several codes in a cell separated by commas.

use super::{Children, Context, Finding, Provider, Providers, Rule, Years};
use crate::cell::Column;
use crate::{At, Field, Format, Return, Table, Text};
use care::{CollectionYear, Date};
use std::collections::{BTreeMap, BTreeSet};

/// A case: what a rule is given and which rows it must report.
#[derive(Debug, Default)]
pub struct Worked {
    /// This year's rows.
    pub this: Return,
    /// Last year's rows.
    pub last: Return,
    /// Ofsted's list, when the case has it.
    pub providers: Option<Providers>,
    /// Collection year of the rules and codes; 2027 when not said.
    pub year: Option<CollectionYear>,
    /// First day, when the case has its own.
    pub start: Option<Date>,
    /// Last day, when the case has its own.
    pub end: Option<Date>,
    /// Whose return it is.
    pub council: Text,
    /// How the return was laid out.
    pub format: Option<Format>,
    /// The columns that rows of this year's tables were given with: a bit each.
    pub(super) columns: BTreeMap<Table, u32>,
    /// The rows to report, per table.
    pub expected: BTreeMap<Table, BTreeSet<u32>>,
}

impl Worked {
    /// The rows that a rule reports, per table.
    pub fn run(&self, rule: &'static Rule) -> BTreeMap<Table, BTreeSet<u32>> {
        let mut reported: BTreeMap<Table, BTreeSet<u32>> = BTreeMap::new();
        for finding in self.findings(rule) {
            reported
                .entry(finding.table)
                .or_default()
                .insert(finding.at.row);
        }
        reported
    }

    /// What a rule finds; it is run whether or not all that it needs was given.
    pub fn findings(&self, rule: &'static Rule) -> Vec<Finding> {
        let year = self.year.unwrap_or(Years::NEWEST);
        let mut cx = Context::of(year).providers(self.providers.as_ref());
        cx.council = self.council.clone();
        cx.format = self.format;
        for (table, given) in &self.columns {
            let without = table.columns().iter().enumerate();
            let without = without.filter(|(at, _)| given & (1 << at) == 0);
            cx.left_out
                .extend(without.map(|(_, column)| (*table, column.name)));
        }
        let not_given = Table::ALL
            .into_iter()
            .filter(|table| !self.this.has(*table));
        cx.left_out.extend(not_given.map(|table| (table, "CHILD")));
        let (one_day, one_year) = (1, 1);
        match (self.start, self.end) {
            (Some(start), Some(end)) => (cx.start, cx.end) = (start, end),
            (Some(start), None) => {
                cx.start = start;
                cx.end = care::dates::plus_days(care::dates::plus_years(start, one_year), -one_day);
            }
            (None, Some(end)) => {
                cx.start = care::dates::plus_days(care::dates::plus_years(end, -one_year), one_day);
                cx.end = end;
            }
            (None, None) => {}
        }
        super::check::findings(&[rule], &Children::of(&self.this, &self.last), &cx)
    }

    /// The table of a name, and the return it is of: `Header_last` is last year's Header.
    fn place(&mut self, name: &str) -> Option<(Table, &mut Return)> {
        let cut = name.len().checked_sub("_last".len());
        match cut.and_then(|at| name.split_at_checked(at)) {
            Some((name, last)) if last.eq_ignore_ascii_case("_last") => {
                Some((Table::parse(name)?, &mut self.last))
            }
            _ => Some((Table::parse(name)?, &mut self.this)),
        }
    }

    /// Notes that a table is given; no when there is none of that name.
    pub(super) fn give(&mut self, name: &str) -> bool {
        self.place(name).map(|(table, of)| of.give(table)).is_some()
    }

    /// Puts a row into a table by column names, passing over columns it does not have; no when
    /// there is no table of that name.
    pub(super) fn put(&mut self, name: &str, row: u32, cells: &[(&str, &str)]) -> bool {
        let Some((table, of)) = self.place(name) else {
            return false;
        };
        let mut given = 0;
        let columns = cells.iter().filter_map(|(name, text)| {
            let column = table.columns().iter().position(|c| c.name == *name)?;
            given |= 1 << column;
            Some((column, *text))
        });
        of.push(table, At { file: 0, row }, columns);
        if Table::parse(name).is_some() {
            *self.columns.entry(table).or_default() |= given;
        }
        true
    }
}

/// Ofsted's list from rows of named cells.
pub(super) fn providers<'t>(rows: impl IntoIterator<Item = Vec<(&'t str, &'t str)>>) -> Providers {
    let codes = |text: &str| -> Vec<Text> {
        text.split(',')
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .map(Text::new)
            .collect()
    };
    Providers::new(rows.into_iter().map(|cells| {
        let of = |name: &str| {
            cells
                .iter()
                .find(|(column, _)| *column == name)
                .map_or("", |(_, text)| *text)
        };
        Provider {
            urn: Text::new(of("URN")),
            la_name: Text::new(of("LA_NAME_FROM_FILE")),
            place_codes: codes(of("PLACE_CODES")),
            provider_codes: codes(of("PROVIDER_CODES")),
            reg_end: Column::read(of("REG_END")),
            postcode: Column::read(of("POSTCODE")),
            la_code: Text::new(of("LA_CODE_INFERRED")),
        }
    }))
}

/// Reads a case.
pub fn parse(text: &str) -> Result<Worked, String> {
    let mut case = Worked::default();
    let mut table = "";
    let mut columns: Vec<&str> = Vec::new();
    let mut row = 0;
    let mut listed: Option<Vec<Vec<(&str, &str)>>> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Some((first, rest)) = line.split_once('|') else {
            setting(line, &mut case)?;
            continue;
        };
        let (first, cells) = (first.trim(), rest.split('|').map(str::trim));
        if !first.is_empty() && first != ">" {
            table = first;
            columns = cells.collect();
            row = 0;
            if table == "Providers" {
                listed = Some(Vec::new());
            } else if !case.give(table) {
                return Err(format!("no such table: {table}"));
            }
            continue;
        }
        // A space is text that no column understands.
        let cells = cells.map(|cell| if cell == "''" { " " } else { cell });
        let cells: Vec<(&str, &str)> = columns.iter().copied().zip(cells).collect();
        if table == "Providers" {
            listed.get_or_insert_default().push(cells);
            continue;
        }
        if !case.put(table, row, &cells) {
            return Err(format!("a row before any table: {line}"));
        }
        if first == ">" {
            let table = Table::parse(table)
                .ok_or_else(|| format!("only rows of this year can be reported: {line}"))?;
            case.expected.entry(table).or_default().insert(row);
        }
        row += 1;
    }
    case.providers = listed.map(providers);
    Ok(case)
}

fn setting(line: &str, case: &mut Worked) -> Result<(), String> {
    let wrong = || format!("not understood: {line}");
    let (word, value) = line.split_once(' ').ok_or_else(wrong)?;
    let date = |text: &str| <Date as Field>::read(text.trim()).ok_or_else(wrong);
    match word {
        "year" => case.year = Some(CollectionYear(value.trim().parse().map_err(|_| wrong())?)),
        "collection" => {
            let (start, end) = value.split_once(" to ").ok_or_else(wrong)?;
            case.start = Some(date(start)?);
            case.end = Some(date(end)?);
        }
        "council" => case.council = Text::new(value.trim()),
        "format" => {
            case.format = Some(match value {
                "xml" => Format::Xml,
                "csv" => Format::Csv,
                _ => return Err(wrong()),
            });
        }
        _ => return Err(wrong()),
    }
    Ok(())
}

/// Runs the cases of a rule; says in words what differs.
pub fn run(rule: &'static Rule) -> Result<(), String> {
    if rule.cases.is_empty() {
        return Err(format!("{} has no worked case", rule.code));
    }
    let mut reported_any = false;
    for (number, text) in rule.cases.iter().enumerate() {
        let case = parse(text).map_err(|fault| format!("{} case {number}: {fault}", rule.code))?;
        let reported = case.run(rule);
        if reported != case.expected {
            return Err(format!(
                "{} case {number}: reported {reported:?}, expected {:?}",
                rule.code, case.expected
            ));
        }
        reported_any |= !reported.is_empty();
    }
    if reported_any {
        Ok(())
    } else {
        Err(format!("no case of {} reports a row", rule.code))
    }
}
