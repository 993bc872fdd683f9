//! What a file of cases gives, in the forms that programs write tables in.

use super::NotCases;
use serde_json::{Map, Value};

/// JSON, with or without a byte order mark, with the `NaN` that Python writes; or a value a line.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, NotCases> {
    let text = crate::read::decode(bytes).map_err(|_| NotCases::Other)?;
    let text = without_nan(&text);
    match serde_json::from_str(&text) {
        Ok(value) => Ok(value),
        Err(fault) => {
            let lines: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(&text)
                .into_iter()
                .collect();
            match lines {
                Ok(lines) if lines.len() > 1 => Ok(Value::Array(lines)),
                _ => Err(fault.into()),
            }
        }
    }
}

/// `NaN` and `Infinity` outside of text become `null`.
fn without_nan(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let nothing = ["NaN", "-Infinity", "Infinity"]
            .into_iter()
            .find(|word| !inside && rest.starts_with(word));
        if let Some(word) = nothing {
            out.push_str("null");
            rest = rest.get(word.len()..).unwrap_or("");
            continue;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ => {}
        }
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    out
}

pub(super) type Case = Map<String, Value>;

/// The cases with the codes of their rules.
pub(super) fn cases(all: Value) -> Result<Vec<(String, Case)>, NotCases> {
    let list = match all {
        Value::Array(list) => list,
        Value::Object(mut all) => match all.remove("cases") {
            Some(Value::Array(list)) => list,
            Some(_) => return Err(NotCases::Other),
            None if all.contains_key("rule") => vec![Value::Object(all)],
            // By rule: {"101": [{..}, {..}]}.
            None => all
                .into_iter()
                .filter_map(|(code, list)| match list {
                    Value::Array(list) => Some((code, list)),
                    one @ Value::Object(_) => Some((code, vec![one])),
                    _ => None,
                })
                .flat_map(|(code, list)| {
                    list.into_iter().map(move |mut case| {
                        if let Value::Object(case) = &mut case {
                            case.entry("rule").or_insert(code.clone().into());
                        }
                        case
                    })
                })
                .collect(),
        },
        _ => return Err(NotCases::Other),
    };
    let cases: Vec<(String, Case)> = list
        .into_iter()
        .filter_map(|case| match case {
            Value::Object(case) => {
                let code = text(case.get("rule").or_else(|| case.get("code"))?);
                case.contains_key("input")
                    .then_some((code.trim().to_owned(), case))
            }
            _ => None,
        })
        .collect();
    if cases.is_empty() {
        Err(NotCases::Other)
    } else {
        Ok(cases)
    }
}

/// A table as it was given: cells by column name, and the rows' own names.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Vec<(String, String)>>,
    index: Option<Vec<String>>,
}

impl Rows {
    pub(super) fn read(value: &Value) -> Self {
        match value {
            Value::Array(rows) => Self {
                rows: rows.iter().map(|row| named(&[], row)).collect(),
                index: None,
            },
            Value::Object(table) => match table.get("rows").or_else(|| table.get("data")) {
                Some(Value::Array(rows)) => {
                    let columns: Vec<String> = list(table.get("columns"))
                        .iter()
                        .map(|name| column(&text(name)))
                        .collect();
                    let index = table.get("index").and_then(Value::as_array);
                    Self {
                        rows: rows.iter().map(|row| named(&columns, row)).collect(),
                        index: index.map(|names| names.iter().map(text).collect()),
                    }
                }
                Some(_) => Self::default(),
                None if table.contains_key("columns") => Self::default(),
                None => Self::by_column(table),
            },
            _ => Self::default(),
        }
    }

    /// `{"CHILD": [1, 2]}` or `{"CHILD": {"0": 1, "1": 2}}`.
    fn by_column(table: &Map<String, Value>) -> Self {
        let mut rows: Vec<Vec<(String, String)>> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for (name, cells) in table {
            let cells: Vec<(String, &Value)> = match cells {
                Value::Array(cells) => cells
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| (at.to_string(), cell))
                    .collect(),
                Value::Object(cells) => cells.iter().map(|(at, cell)| (at.clone(), cell)).collect(),
                _ => continue,
            };
            for (row_name, cell) in cells {
                let at = names
                    .iter()
                    .position(|known| *known == row_name)
                    .unwrap_or_else(|| {
                        names.push(row_name);
                        rows.push(Vec::new());
                        names.len() - 1
                    });
                if let Some(row) = rows.get_mut(at) {
                    row.push((column(name), text(cell)));
                }
            }
        }
        Self {
            rows,
            index: Some(names),
        }
    }

    /// The number of a row by its name or number; what is neither is a row that is not there.
    pub(super) fn number(&self, name: &Value) -> u32 {
        let name = text(name);
        let named = self
            .index
            .as_ref()
            .and_then(|index| index.iter().position(|known| *known == name))
            .and_then(|at| u32::try_from(at).ok());
        named
            .or_else(|| name.trim().parse().ok())
            .unwrap_or(u32::MAX)
    }
}

/// A row's cells by column name.
fn named(columns: &[String], row: &Value) -> Vec<(String, String)> {
    match row {
        Value::Array(cells) => columns
            .iter()
            .cloned()
            .zip(cells.iter().map(text))
            .collect(),
        Value::Object(cells) => cells
            .iter()
            .map(|(name, cell)| (column(name), text(cell)))
            .collect(),
        _ => Vec::new(),
    }
}

pub(super) fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(super) fn borrowed(row: &[(String, String)]) -> Vec<(&str, &str)> {
    row.iter()
        .map(|(name, cell)| (name.as_str(), cell.as_str()))
        .collect()
}

/// Columns that the cases call by names no table has (see `docs/rulebook-differences.md`).
fn column(name: &str) -> String {
    match name.trim() {
        "PLACEMENT" => "PLACE",
        "DATE_EPISODE_CEASED" => "DEC",
        "UASC_STATUS" => "UASC",
        other => other,
    }
    .to_owned()
}

/// A cell as text: numbers without a needless fraction, nothing for null. Empty text is not null: it
/// becomes a space, which no column understands.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => u8::from(*yes).to_string(),
        Value::String(text) if text.is_empty() => " ".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 => format!("{whole:.0}"),
            _ => number.to_string(),
        },
        Value::Array(parts) => parts.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_a_number_is_nothing_but_text_is_text() {
        assert_eq!(
            without_nan(r#"[NaN, "NaN \" NaN", -Infinity, Infinity]"#),
            r#"[null, "NaN \" NaN", null, null]"#
        );
    }
}
