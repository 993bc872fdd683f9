//! Replaying shared cases: the JSON format of `data/cases-2026-27.json`.

use super::Rule;
use super::case::{Worked, providers};
use crate::{Field, Format, Table, Text};
use care::{CollectionYear, Date};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What came of a replay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Cases in which exactly the expected rows were reported.
    pub passed: usize,
    /// Cases.
    pub total: usize,
    /// The others.
    pub differences: Vec<Difference>,
}

/// A case in which other rows were reported than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The rule's code.
    pub rule: String,
    /// Which of the rule's cases.
    pub case: u64,
    /// What differs, in words.
    pub message: String,
}

#[derive(Deserialize)]
struct Shared {
    cases: Vec<SharedCase>,
}

#[derive(Deserialize)]
struct SharedCase {
    rule: String,
    #[serde(default)]
    case: u64,
    input: Input,
    #[serde(default)]
    expected: BTreeMap<String, Vec<Value>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Input {
    tables: BTreeMap<String, Rows>,
    metadata: Metadata,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
    /// Names of the rows where they are not their numbers.
    index: Option<Vec<Value>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    collection_start: Option<String>,
    collection_end: Option<String>,
    #[serde(rename = "localAuthority")]
    local_authority: Option<String>,
    file_format: Option<String>,
    provider_info: Option<Rows>,
}

/// Replays cases against the rules of a year. Fails only when the text is not in the format.
pub fn replay(
    rules: &[&'static Rule],
    year: CollectionYear,
    json: &str,
) -> Result<Replayed, serde_json::Error> {
    let shared: Shared = serde_json::from_str(json)?;
    let mut out = Replayed {
        total: shared.cases.len(),
        ..Replayed::default()
    };
    for case in &shared.cases {
        let rule = rules
            .iter()
            .find(|rule| rule.years.hold_in(year) && rule.code.eq_ignore_ascii_case(&case.rule));
        let message = match rule {
            None => Some(format!("there is no such rule in {year}")),
            Some(rule) => differs(rule, case, year),
        };
        match message {
            None => out.passed += 1,
            Some(message) => out.differences.push(Difference {
                rule: case.rule.clone(),
                case: case.case,
                message,
            }),
        }
    }
    Ok(out)
}

fn differs(rule: &'static Rule, case: &SharedCase, year: CollectionYear) -> Option<String> {
    let mut worked = Worked {
        year: Some(year),
        ..Worked::default()
    };
    let date = |text: &Option<String>| text.as_deref().and_then(<Date as Field>::read);
    let meta = &case.input.metadata;
    worked.start = date(&meta.collection_start);
    worked.end = date(&meta.collection_end);
    worked.council = Text::new(meta.local_authority.as_deref().unwrap_or(""));
    worked.format = match meta.file_format.as_deref() {
        Some("xml") => Some(Format::Xml),
        Some("csv") => Some(Format::Csv),
        _ => None,
    };
    worked.providers = meta.provider_info.as_ref().map(|list| {
        let rows: Vec<Vec<String>> = list
            .rows
            .iter()
            .map(|row| row.iter().map(text).collect())
            .collect();
        providers(rows.iter().map(|row| {
            list.columns
                .iter()
                .map(String::as_str)
                .zip(row.iter().map(String::as_str))
                .collect()
        }))
    });
    for (name, table) in &case.input.tables {
        let columns: Vec<&str> = table.columns.iter().map(|name| column(name)).collect();
        for (number, row) in table.rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(text).collect();
            let cells: Vec<(&str, &str)> = columns
                .iter()
                .copied()
                .zip(cells.iter().map(String::as_str))
                .collect();
            worked.put(name, u32::try_from(number).unwrap_or(u32::MAX), &cells);
        }
    }
    for (name, rows) in &case.expected {
        let Some(table) = Table::parse(name) else {
            return Some(format!(
                "the case expects rows of {name}, which is no table"
            ));
        };
        let index = case
            .input
            .tables
            .get(name)
            .and_then(|table| table.index.as_ref());
        let rows: BTreeSet<u32> = rows
            .iter()
            .filter_map(|row| {
                match index.and_then(|index| index.iter().position(|name| name == row)) {
                    Some(at) => u32::try_from(at).ok(),
                    None => text(row).parse().ok(),
                }
            })
            .collect();
        if !rows.is_empty() {
            worked.expected.insert(table, rows);
        }
    }
    let reported = worked.run(rule);
    (reported != worked.expected)
        .then(|| format!("reported {reported:?}, expected {:?}", worked.expected))
}

/// Columns that the cases call by names no table has (see `docs/rulebook-differences.md`).
fn column(name: &str) -> &str {
    match name {
        "PLACEMENT" => "PLACE",
        "DATE_EPISODE_CEASED" => "DEC",
        "UASC_STATUS" => "UASC",
        other => other,
    }
}

/// A cell as text: numbers without a needless fraction, nothing for null. Empty text is not null: it
/// becomes a space, which no column understands.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.is_empty() => " ".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 => format!("{whole:.0}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}
