//! Reading a council's list of names.

use super::facts::Name;
use care::ids::ChildCode;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One row of a list that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedName {
    /// The line of the file, the heading being line 1.
    pub line: u64,
    /// The council's number.
    pub child: ChildCode,
    /// What they are called.
    pub name: Name,
}

/// A row that named nobody, kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowLeft {
    /// The line of the file.
    pub line: u64,
    /// Why.
    pub reason: String,
    /// What was written.
    pub original: String,
}

/// A list, as read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList {
    /// The rows that name somebody.
    pub rows: Vec<ListedName>,
    /// The rows that do not.
    pub left: Vec<RowLeft>,
}

const CHILD: [&str; 9] = [
    "child",
    "childid",
    "childcode",
    "childnumber",
    "councilnumber",
    "id",
    "uniqueid",
    "personid",
    "lachildid",
];
const GIVEN: [&str; 5] = ["firstname", "forename", "forenames", "givenname", "given"];
const FAMILY: [&str; 5] = ["lastname", "surname", "familyname", "family", "secondname"];
const KNOWN_AS: [&str; 6] = [
    "knownas",
    "likestobecalled",
    "preferredname",
    "preferredfirstname",
    "goesby",
    "calledby",
];

/// The longest a name may be, as on the form.
const LONGEST: usize = 100;

impl NameList {
    /// Reads a list: CSV with a column for the council's number, the first name and the last name,
    /// and one for what they like to be called if there is one. Refused with what was expected.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = rulebook::read::decode(bytes)?.replace("\r\n", "\n");
        let delimiter = match text.lines().next() {
            Some(first) if first.contains('\t') => b'\t',
            Some(first) if first.contains(';') && !first.contains(',') => b';',
            _ => b',',
        };
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let plain = |cell: &str| -> String {
            cell.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let heading: Vec<String> = reader
            .headers()
            .map_err(|why| format!("the list cannot be read: {why}"))?
            .iter()
            .map(plain)
            .collect();
        let column = |names: &[&str]| heading.iter().position(|h| names.contains(&h.as_str()));
        let (Some(child), Some(given), Some(family)) =
            (column(&CHILD), column(&GIVEN), column(&FAMILY))
        else {
            return Err(
                "a list of names has a heading with the columns CHILD, first name and last name \
                 (and, if you like, known as)"
                    .to_owned(),
            );
        };
        let known_as = column(&KNOWN_AS);
        let mut list = Self::default();
        let mut seen: HashMap<ChildCode, u64> = HashMap::new();
        for (at, row) in reader.records().enumerate() {
            let row = match row {
                Ok(row) => row,
                Err(why) => {
                    list.left.push(RowLeft {
                        line: at as u64 + 2,
                        reason: "the row cannot be read".to_owned(),
                        original: why.to_string(),
                    });
                    continue;
                }
            };
            let line = row.position().map_or(at as u64 + 2, csv::Position::line);
            let cell = |at: usize| row.get(at).unwrap_or_default().trim();
            let original = || row.iter().collect::<Vec<_>>().join(",");
            let mut leave = |reason: String| {
                list.left.push(RowLeft {
                    line,
                    reason,
                    original: original(),
                });
            };
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Ok(code) = ChildCode::parse(cell(child)) else {
                leave("it has no council number that can be read".to_owned());
                continue;
            };
            let known = known_as.map(cell).filter(|known| !known.is_empty());
            let (first, last) = (cell(given), cell(family));
            let long = [Some(first), Some(last), known]
                .into_iter()
                .flatten()
                .any(|name| name.chars().count() > LONGEST);
            if first.is_empty() || last.is_empty() {
                leave("the first or the last name is blank".to_owned());
            } else if long {
                leave(format!("a name is longer than {LONGEST} letters"));
            } else if let Some(before) = seen.get(&code) {
                leave(format!("{code} is on line {before} already"));
            } else {
                seen.insert(code.clone(), line);
                list.rows.push(ListedName {
                    line,
                    child: code,
                    name: Name {
                        given: first.to_owned(),
                        family: last.to_owned(),
                        known_as: known.map(str::to_owned),
                    },
                });
            }
        }
        if list.rows.is_empty() && list.left.is_empty() {
            return Err("the list has a heading and no rows".to_owned());
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::NameList;

    #[test]
    fn a_list_is_read_by_its_headings_and_nothing_is_dropped() {
        let text = "Surname;Child ID;Forename;Known as\r\n\
                    O\u{2019}Neill;A1;Jordan;Jay\r\n;;;\r\nSmith;;Ann;\r\nKhan;A1;Zara;\r\n\
                    Doe;A2;;\r\nRoe;a3; Kim ;\r\n";
        let list = NameList::read(text.as_bytes()).unwrap();
        let rows: Vec<_> = list
            .rows
            .iter()
            .map(|r| (r.line, r.child.to_string(), r.name.given.as_str()))
            .collect();
        assert_eq!(
            rows,
            [(2, "A1".to_owned(), "Jordan"), (7, "A3".to_owned(), "Kim")]
        );
        assert_eq!(list.rows[0].name.known_as.as_deref(), Some("Jay"));
        let left: Vec<u64> = list.left.iter().map(|left| left.line).collect();
        assert_eq!(left, [4, 5, 6]);
        assert!(list.left[1].reason.contains("line 2"));
    }

    #[test]
    fn a_file_that_is_no_list_is_refused_with_what_was_expected() {
        let why = NameList::read(b"CHILD,DOB\n1,2\n").unwrap_err();
        assert!(why.contains("first name and last name"), "{why}");
        assert!(NameList::read(b"%PDF-1.4").is_err());
    }
}
