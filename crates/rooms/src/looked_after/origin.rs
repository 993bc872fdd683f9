//! Where a fact came from, as kept in its `source`.
//!
//! A return's row outranks an older return's row; what a worker said outranks every return.

use care::CollectionYear;
use std::fmt;

/// The origin of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A row of a return: year, file name and 1-based line.
    Return {
        /// Collection year of the return.
        year: CollectionYear,
        /// The file's name as given.
        file: String,
        /// The row, counted from 1 after the headings.
        row: u32,
    },
    /// Somebody typed it.
    Worker,
    /// A council's list of names or links.
    List(String),
}

impl Origin {
    /// Reads the `source` of a fact. What is not a return or a list was typed.
    pub fn parse(source: &str) -> Self {
        Self::parse_return(source).unwrap_or_else(|| match source.strip_prefix("list/") {
            Some(name) => Self::List(name.to_owned()),
            None => Self::Worker,
        })
    }

    fn parse_return(source: &str) -> Option<Self> {
        let (year, rest) = source.strip_prefix("ssda903/")?.split_once('/')?;
        let (file, row) = rest.rsplit_once('#')?;
        Some(Self::Return {
            year: CollectionYear(year.parse().ok()?),
            file: file.to_owned(),
            row: row.parse().ok()?,
        })
    }

    /// The collection year, when it came from a return.
    pub fn year(&self) -> Option<CollectionYear> {
        match self {
            Self::Return { year, .. } => Some(*year),
            Self::Worker | Self::List(_) => None,
        }
    }

    /// In words for a page: `SSDA903 return 2026-27, episodes.csv row 14`.
    pub fn words(&self) -> String {
        match self {
            Self::Return { year, file, row } => {
                format!("SSDA903 return {year}, {file} row {row}")
            }
            Self::Worker => "Entered in Homeward".to_owned(),
            Self::List(name) => format!("Read from the list {name}"),
        }
    }
}

impl fmt::Display for Origin {
    /// The form kept in a fact's `source`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Return { year, file, row } => write!(f, "ssda903/{}/{file}#{row}", year.0),
            Self::Worker => f.write_str("worker"),
            Self::List(name) => write!(f, "list/{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_survives_its_text() {
        for origin in [
            Origin::Return {
                year: CollectionYear(2027),
                file: "a#b/ep.csv".into(),
                row: 14,
            },
            Origin::Worker,
            Origin::List("names.csv".into()),
        ] {
            assert_eq!(Origin::parse(&origin.to_string()), origin);
        }
        assert_eq!(Origin::parse("ssda903/x/y"), Origin::Worker);
    }
}
