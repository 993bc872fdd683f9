//! Replaying shared cases: the JSON format of `data/cases-2026-27.json`, and what else a program that
//! works with tables may write for the same thing.
//!
//! ```text
//! {"cases": [{"rule": "101", "case": 0,
//!    "input": {"tables": {"Header": {"columns": ["CHILD", "SEX"], "rows": [[1, "X"]]}},
//!              "metadata": {"collection_start": "01/04/2026", "provider_info": {..}}},
//!    "expected": {"Header": [0]}}]}
//! ```
//!
//! Rows expected are numbers from 0, or their names where a table has an `index`. A table may also be a
//! list of rows by column name, or lists (or numbered cells) by column name; `null` is an empty one. Cells
//! may be text, numbers with or without a fraction, `null` or `NaN`; dates are as in a return, or ISO with
//! or without a time.

mod given;

use super::Rule;
use super::case::{Worked, providers};
use crate::{Field, Format, Table, Text};
use care::{CollectionYear, Date};
use given::{Case, Rows, borrowed, cases, list, parse, text};
use serde_json::{Map, Value};
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

/// The text holds no cases.
#[derive(Debug, thiserror::Error)]
pub enum NotCases {
    /// It is no JSON.
    #[error("this is not JSON")]
    Json(#[from] serde_json::Error),
    /// It is JSON of something else.
    #[error("this JSON holds no list of cases, each with a rule and an input")]
    Other,
}

/// Replays cases against the rules of a year. Fails only when the text is not in the format.
pub fn replay(
    rules: &[&'static Rule],
    year: CollectionYear,
    json: &str,
) -> Result<Replayed, NotCases> {
    replay_some(rules, year, json.as_bytes(), |_| true)
}

/// Replays the cases of some rules, from the bytes of a file.
pub fn replay_some(
    rules: &[&'static Rule],
    year: CollectionYear,
    json: &[u8],
    wanted: impl Fn(&str) -> bool,
) -> Result<Replayed, NotCases> {
    let mut out = Replayed::default();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (code, case) in cases(parse(json)?)? {
        let before = counts.entry(code.clone()).or_default();
        let number = case.get("case").and_then(Value::as_u64).unwrap_or(*before);
        *before += 1;
        if !wanted(&code) {
            continue;
        }
        out.total += 1;
        let rule = rules
            .iter()
            .find(|rule| rule.years.hold_in(year) && rule.code.eq_ignore_ascii_case(&code));
        let message = match rule {
            None => Some(format!("there is no such rule in {year}")),
            Some(rule) => differs(rule, &case, year),
        };
        match message {
            None => out.passed += 1,
            Some(message) => out.differences.push(Difference {
                rule: code,
                case: number,
                message,
            }),
        }
    }
    Ok(out)
}

fn is_provider_list(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    ["providerinfo", "providers"].contains(&plain.to_lowercase().as_str())
}

fn differs(rule: &'static Rule, case: &Case, year: CollectionYear) -> Option<String> {
    let nothing = Map::new();
    let input = case
        .get("input")
        .and_then(Value::as_object)
        .unwrap_or(&nothing);
    let tables = match input.get("tables") {
        Some(tables) => tables.as_object().unwrap_or(&nothing),
        None => input,
    };
    let meta = [input.get("metadata"), case.get("metadata")]
        .into_iter()
        .flatten()
        .find_map(Value::as_object)
        .unwrap_or(&nothing);
    let said = |name: &str| {
        meta.get(name)
            .map(text)
            .map(|said| said.trim().to_owned())
            .filter(|said| !said.is_empty())
    };
    let date = |name: &str| said(name).and_then(|text| <Date as Field>::read(&text));
    let mut worked = Worked {
        year: Some(year),
        start: date("collection_start"),
        end: date("collection_end"),
        council: Text::new(&said("localAuthority").unwrap_or_default()),
        format: match said("file_format")
            .map(|format| format.to_lowercase())
            .as_deref()
        {
            Some("xml") => Some(Format::Xml),
            Some("csv") => Some(Format::Csv),
            _ => None,
        },
        ..Worked::default()
    };
    let listed = tables
        .iter()
        .chain(meta)
        .find(|(name, _)| is_provider_list(name))
        .map(|(_, list)| list)
        .filter(|list| !list.is_null());
    worked.providers = listed.map(|list| {
        let list = Rows::read(list);
        providers(list.rows.iter().map(|row| borrowed(row)))
    });
    let mut given: BTreeMap<Table, Rows> = BTreeMap::new();
    for (name, table) in tables {
        let rows = Rows::read(table);
        let name = name.trim();
        worked.give(name);
        for (number, row) in rows.rows.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            worked.put(name, number, &borrowed(row));
        }
        if let Some(table) = Table::parse(name) {
            given.insert(table, rows);
        }
    }
    let expected = case
        .get("expected")
        .and_then(Value::as_object)
        .unwrap_or(&nothing);
    for (name, rows) in expected {
        let rows = list(Some(rows));
        if rows.is_empty() {
            continue;
        }
        let Some(table) = Table::parse(name.trim()) else {
            return Some(format!(
                "the case expects rows of {name}, which is no table of this year"
            ));
        };
        let none = Rows::default();
        let of = given.get(&table).unwrap_or(&none);
        let rows: BTreeSet<u32> = rows.iter().map(|row| of.number(row)).collect();
        worked.expected.insert(table, rows);
    }
    let reported = worked.run(rule);
    (reported != worked.expected).then(|| {
        format!(
            "reported {}, expected {}",
            in_words(&reported),
            in_words(&worked.expected)
        )
    })
}

/// `Header 0, 2; Episodes 1`.
fn in_words(rows: &BTreeMap<Table, BTreeSet<u32>>) -> String {
    if rows.is_empty() {
        return "nothing".to_owned();
    }
    let tables: Vec<String> = rows
        .iter()
        .map(|(table, rows)| {
            let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
            format!("{table} {}", rows.join(", "))
        })
        .collect();
    tables.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Years, find};

    fn passes(json: &str) -> Replayed {
        let rules: Vec<&'static Rule> = ["101", "221", "1008"]
            .iter()
            .filter_map(|code| find(code, Years::NEWEST))
            .collect();
        replay(&rules, Years::NEWEST, json).unwrap()
    }

    #[test]
    fn one_case_in_many_forms() {
        for table in [
            r#"{"columns": ["CHILD", "SEX"], "rows": [[1, "M"], [2.0, "1"], ["3", null]]}"#,
            r#"{"columns": ["CHILD", "SEX"], "data": [[1, "M"], [2.0, "1"], ["3", NaN]], "index": [0, 1, 2]}"#,
            r#"[{"CHILD": 1, "SEX": "M"}, {"CHILD": 2, "SEX": 1.0}, {"CHILD": 3}]"#,
            r#"{"CHILD": [1, 2, 3], "SEX": ["M", "1", null]}"#,
            r#"{"CHILD": {"0": 1, "1": 2, "2": 3}, "SEX": {"0": "M", "1": "1", "2": null}}"#,
        ] {
            let case = format!(
                r#"{{"rule": 101, "raises": null, "input": {{"tables": {{"Header": {table}, "UASC": null}}, "metadata": null}}, "expected": {{"Header": [1.0, 2], "Episodes": []}}}}"#
            );
            for json in [
                format!(r#"{{"title": "x", "cases": [{case}]}}"#),
                format!("[{case}]"),
                format!("{case}\n{case}"),
                case.clone(),
                format!(r#"{{"101": [{case}]}}"#),
                format!("\u{feff}[{case}]"),
            ] {
                let done = passes(&json);
                assert_eq!(done.differences, [], "{json}");
                assert!(done.passed > 0);
            }
        }
    }

    #[test]
    fn rows_have_names_and_lists_are_found_where_they_are_put() {
        let json = r#"[
            {"rule": "101", "case": 4, "input": {"tables": {"Header": {"columns": ["CHILD", "SEX"], "rows": [[1, "X"], [2, "X"]], "index": [7, "a"]}}}, "expected": {"Header": ["a", 7]}},
            {"rule": "1008", "input": {"tables": {"Episodes": {"columns": ["URN"], "rows": [["5"], ["6"]]}, "provider_info": [{"URN": 5}]}}, "expected": {"Episodes": [1]}},
            {"rule": "1008", "input": {"tables": {"Episodes": {"columns": ["URN"], "rows": [["5"], ["6"]]}}, "metadata": {"provider_info": {"columns": ["URN"], "rows": [["6"]]}}}, "expected": {"Episodes": [0]}},
            {"rule": "101", "case": 5, "input": {"tables": {"Header": {"columns": ["SEX"], "rows": [["M"]]}}}, "expected": {"Header": ["b"], "Nonsense": []}},
            {"rule": "99X", "input": {}, "expected": {}}
        ]"#;
        let done = passes(json);
        assert_eq!((done.passed, done.total), (3, 5));
        let wrong: Vec<(&str, u64)> = done
            .differences
            .iter()
            .map(|d| (d.rule.as_str(), d.case))
            .collect();
        assert_eq!(wrong, [("101", 5), ("99X", 0)]);
    }

    #[test]
    fn what_holds_no_cases_is_said_to() {
        for json in [
            "",
            "{}",
            "[]",
            "[1]",
            "{\"cases\": 3}",
            "{\"cases\": []}",
            "nonsense",
            "null",
        ] {
            assert!(replay(&[], Years::NEWEST, json).is_err(), "{json}");
        }
    }
}
