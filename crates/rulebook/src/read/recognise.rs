//! Which table a file is, by the set of its column names.

use crate::Table;

/// Where each column of a table stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout {
    /// The table.
    pub table: Table,
    /// For each column of the file: the column of the table, or `None` for one that is not ours.
    pub columns: Vec<Option<usize>>,
    /// Names in the file that are not the table's.
    pub extra: Vec<String>,
}

/// A column name as it is compared: upper case, without spaces, marks or quotes around, inner
/// spaces and hyphens as `_`; the XML's names for the same thing are taken too.
pub fn name(text: &str) -> String {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '"' | '\0'));
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '-' | '_' | '\u{a0}' => {
                if !out.ends_with('_') {
                    out.push('_');
                }
            }
            _ => out.extend(c.to_uppercase()),
        }
    }
    match out.as_str() {
        "CHILDID" | "CHILD_ID" => "CHILD".to_owned(),
        "PL" => "PLACE".to_owned(),
        _ => out,
    }
}

/// Tells the table of a heading line, or says in words why it is none.
pub fn layout(heading: &[String]) -> Result<Layout, String> {
    let names: Vec<String> = heading.iter().map(|cell| name(cell)).collect();
    let best = Table::ALL
        .into_iter()
        .map(|table| {
            let missing: Vec<&str> = table
                .collected()
                .map(|column| column.name)
                .filter(|column| !names.iter().any(|name| name == column))
                .collect();
            let found = table.collected().count() - missing.len();
            (table, found, missing)
        })
        // Every column there, and of several such tables the one with the most; else the one
        // that lacks the fewest of what it holds. The first of equals.
        .rev()
        .max_by_key(|(_, found, missing)| {
            (
                missing.is_empty(),
                if missing.is_empty() {
                    *found
                } else {
                    found * 100 / (found + missing.len())
                },
            )
        });
    let Some((table, found, missing)) = best else {
        return Err(expected());
    };
    if missing.is_empty() {
        return Ok(place(table, &names));
    }
    // Two shared columns (CHILD, DOB) are in nearly every table and tell nothing.
    let telling = table
        .collected()
        .filter(|column| !matches!(column.name, "CHILD" | "DOB" | "SEX"))
        .any(|column| names.iter().any(|name| name == column.name));
    if found >= 2 && telling {
        return Err(format!(
            "this looks like {table} but lacks {}. Add the column{} (it may be empty) and give the file again.",
            list(&missing),
            if missing.len() == 1 { "" } else { "s" },
        ));
    }
    Err(expected())
}

fn place(table: Table, names: &[String]) -> Layout {
    let columns: Vec<Option<usize>> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            // The first of columns with the same name counts.
            let first = names.iter().position(|other| other == name) == Some(at);
            table
                .columns()
                .iter()
                .position(|column| first && column.name == name)
        })
        .collect();
    let extra = names
        .iter()
        .zip(&columns)
        .filter(|(name, column)| column.is_none() && !name.is_empty())
        .map(|(name, _)| name.clone())
        .collect();
    Layout {
        table,
        columns,
        extra,
    }
}

fn expected() -> String {
    let tables: Vec<&str> = Table::ALL.iter().map(|table| table.name()).collect();
    format!(
        "this is not a table of the SSDA903 return. A file must begin with a line of column names, \
         such as {} for Header, and hold one of: {}; or be the return's XML (EXPSSDA903).",
        Table::Header
            .collected()
            .map(|column| column.name)
            .collect::<Vec<_>>()
            .join(","),
        tables.join(", "),
    )
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Layout, String> {
        layout(&line.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_table_is_known_by_its_columns_in_any_order_and_case() {
        for table in Table::ALL {
            let mut names: Vec<String> = table
                .collected()
                .map(|column| format!(" {} ", column.name.to_lowercase()))
                .collect();
            names.reverse();
            names.insert(1, "Worker".to_owned());
            let layout = of(&names.join(",")).unwrap();
            assert_eq!(layout.table, table);
            assert_eq!(layout.extra, ["WORKER"]);
            assert_eq!(
                layout.columns.first(),
                Some(&Some(table.collected().count() - 1))
            );
        }
    }

    #[test]
    fn a_refusal_names_the_nearest_table() {
        let said = of(
            "CHILD,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
        );
        assert!(
            said.unwrap_err()
                .starts_with("this looks like Episodes but lacks DECOM.")
        );
        let said = of("CHILD,DOB,MIS_START");
        assert!(
            said.unwrap_err()
                .starts_with("this looks like Missing but lacks MISSING and MIS_END.")
        );
        for line in ["", "a,b,c", "CHILD,DOB", "CHILD"] {
            assert!(
                of(line).unwrap_err().starts_with("this is not a table"),
                "{line}"
            );
        }
    }
}
