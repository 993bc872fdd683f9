//! A return as the files that DfE takes: CSV per table or XML, in the year's layout.

use super::super::{Assembled, Whose, assemble};
use care::CollectionYear;
use care::ids::YoungPersonId;
use record::access::{Action, note_look};
use record::{Fault, Tx};
use rulebook::{Problem, Return, Table};
use std::collections::HashSet;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// How a return is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A file for each table.
    Csv,
    /// One file.
    Xml,
}

/// Files of a return, and what their layout has no room for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Out {
    /// Name and text.
    pub files: Vec<(String, Vec<u8>)>,
    /// Rows and cells that XML cannot hold; CSV holds all.
    pub left_out: Vec<Problem>,
}

/// Writes a return: every table that its year has, empty ones too.
pub fn files(of_year: &Return, form: Form) -> Out {
    match form {
        Form::Csv => Out {
            files: rulebook::write::csv_files(of_year)
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text.into_bytes()))
                .collect(),
            left_out: Vec::new(),
        },
        Form::Xml => {
            let (text, left_out) = rulebook::write::xml(of_year);
            let year = of_year.year.map_or(String::new(), |y| format!("-{}", y.0));
            Out {
                files: vec![(format!("ssda903{year}.xml"), text.into_bytes())],
                left_out,
            }
        }
    }
}

/// One table of a return, if its year has it.
pub fn of_table(of_year: &Return, table: Table) -> Option<(String, Vec<u8>)> {
    let has = of_year.year.is_none_or(|year| table.in_year(year));
    has.then(|| {
        let text = rulebook::write::csv(of_year, table);
        (table.file_name().to_owned(), text.into_bytes())
    })
}

/// Several files as one compressed archive.
pub fn in_one(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Fault> {
    let write = || -> Result<Vec<u8>, ZipError> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(name.as_str(), SimpleFileOptions::default())?;
            archive.write_all(bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    };
    write().map_err(|why| Fault::Other(format!("the archive could not be written: {why}")))
}

/// Puts a return together to be taken out, and notes in the access log that it was.
pub fn written(
    tx: &mut Tx<'_>,
    year: CollectionYear,
    of: Option<&HashSet<YoungPersonId>>,
    how: &str,
) -> Result<Assembled, Fault> {
    let made = assemble(tx, year, of.map_or(Whose::Everyone, Whose::These))?;
    let children = made.of_year.headers.len();
    noted(
        tx,
        Action::Export,
        format!("SSDA903 return {year}, {children} children, {how}"),
    );
    Ok(made)
}

/// Notes that something about many was shown or taken out.
pub(super) fn noted(tx: &mut Tx<'_>, action: Action, what: String) {
    note_look(
        tx,
        action,
        what,
        "The council’s statutory return is theirs to make",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_holds_every_table_of_the_year_and_no_other() {
        let out = files(&Return::new(Some(CollectionYear(2023))), Form::Csv);
        let names: Vec<&str> = out.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), 10, "{names:?}");
        assert!(!names.contains(&"sw_episodes.csv") && !names.contains(&"DoLo.csv"));
        let bytes = in_one(&out.files).unwrap_or_default();
        assert!(bytes.starts_with(b"PK"));
        let last = files(&Return::new(Some(CollectionYear(2027))), Form::Csv);
        assert_eq!(last.files.len(), 12);
        assert_eq!(
            of_table(&Return::new(Some(CollectionYear(2023))), Table::DoLo),
            None
        );
    }
}
