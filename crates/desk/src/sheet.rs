//! Tables that leave Homeward for a spreadsheet: one table, written as CSV or as a workbook.
//!
//! **Formula injection.** A child's or a carer's own words may begin with `=`; a spreadsheet would
//! run them. In CSV such a cell gets an apostrophe in front, also when the sign hides behind
//! spaces or characters that cannot be seen. In a workbook text is a text cell, which no
//! spreadsheet runs. The statutory return is not written here: its cells are codes and dates.

use care::{Date, Pence, dates::return_date};
use record::{Fault, Refusal};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Number(f64),
    /// A day.
    Date(Date),
    /// A sum of money.
    Money(Pence),
    /// Nothing.
    Blank,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}
impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}
impl From<Pence> for Cell {
    fn from(money: Pence) -> Self {
        Self::Money(money)
    }
}
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Blank, Into::into)
    }
}

/// A table with a name, headings and rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Shown on the tab of a workbook; cut to the 31 characters it may have.
    pub name: String,
    /// One heading a column.
    pub headings: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A table without rows yet.
    pub fn new(name: impl Into<String>, headings: &[&str]) -> Self {
        Self {
            name: name.into(),
            headings: headings.iter().map(|&heading| heading.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// The table as CSV in UTF-8 with a byte order mark (without one, Excel takes it for the
    /// local code page), CRLF line ends, dates as 31/03/2027.
    pub fn to_csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        let headings: Vec<String> = self.headings.iter().map(|heading| safe(heading)).collect();
        push_row(&mut text, &headings);
        for row in &self.rows {
            let row: Vec<String> = row.iter().map(csv_cell).collect();
            push_row(&mut text, &row);
        }
        text.into_bytes()
    }
}

fn csv_cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => safe(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => return_date(*date),
        Cell::Money(Pence(pence)) => {
            let sign = if *pence < 0 { "-" } else { "" };
            let pence = pence.unsigned_abs();
            format!("{sign}{}.{:02}", pence / 100, pence % 100)
        }
        Cell::Blank => String::new(),
    }
}

fn push_row(text: &mut String, cells: &[String]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

/// A text that no spreadsheet takes for a formula. Characters that cannot be seen are looked
/// through; NUL, which some readers end a cell at, is dropped.
fn safe(text: &str) -> String {
    let text = text.replace('\0', "");
    let first = text.chars().find(|&c| !is_unseen(c));
    let starts_so = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '｜' | '％' | '−')
    );
    // A tab or a line end in front is itself a known way in.
    let leads_so = text.starts_with(['\t', '\r', '\n']);
    if starts_so || leads_so {
        format!("'{text}")
    } else {
        text
    }
}

fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
            | '\'' | '"')
}

/// Several tables as one workbook.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, Refusal> {
    write_workbook(sheets)
        .map_err(|error| Refusal::Fault(Fault::Other(format!("workbook: {error}"))))
}

fn write_workbook(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let heading = Format::new().set_bold();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let money = Format::new().set_num_format("£#,##0.00");
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        let name: String = sheet
            .name
            .chars()
            .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''))
            .take(31)
            .collect();
        page.set_name(name)?;
        page.set_freeze_panes(1, 0)?;
        for (column, text) in (0u16..).zip(&sheet.headings) {
            page.write_string_with_format(0, column, text, &heading)?;
        }
        for (row, cells) in (1u32..).zip(&sheet.rows) {
            for (column, cell) in (0u16..).zip(cells) {
                match cell {
                    Cell::Text(text) => page.write_string(row, column, clip(text))?,
                    // A spreadsheet's numbers are doubles; counts of children fit.
                    #[expect(clippy::cast_precision_loss, reason = "see above")]
                    Cell::Whole(number) => page.write_number(row, column, *number as f64)?,
                    Cell::Number(number) => page.write_number(row, column, *number)?,
                    Cell::Date(date) => {
                        let year = u16::try_from(date.year()).unwrap_or(1900);
                        let (month, on) = (date.month().unsigned_abs(), date.day().unsigned_abs());
                        match ExcelDateTime::from_ymd(year, month, on) {
                            Ok(value) => {
                                page.write_datetime_with_format(row, column, value, &day)?
                            }
                            // Before 1900: no spreadsheet has a number for it.
                            Err(_) => page.write_string(row, column, return_date(*date))?,
                        }
                    }
                    #[expect(clippy::cast_precision_loss, reason = "pounds fit a double")]
                    Cell::Money(Pence(pence)) => {
                        page.write_number_with_format(row, column, *pence as f64 / 100.0, &money)?
                    }
                    Cell::Blank => page,
                };
            }
        }
        page.autofit();
    }
    book.save_to_buffer()
}

/// A cell of a workbook holds 32,767 characters.
fn clip(text: &str) -> &str {
    text.char_indices()
        .nth(32_767)
        .map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn words_that_look_like_a_formula_are_only_words() {
        for lead in [
            "", " ", "\u{200b}", "\u{feff}", "\t", "\r", "\n", "\0", "\u{a0}", "\u{2060}", "\"",
            "'", "\u{202e}", "\u{3000}", "\u{ad}",
        ] {
            for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "%", "|"] {
                let text = format!("{lead}{sign}1+1|cmd");
                assert!(safe(&text).starts_with('\''), "{text:?}");
            }
        }
        for text in ["I = happy", "Jo-Anne", "", "3+1", "a@b"] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn a_sheet_as_csv() {
        let mut sheet = Sheet::new("Moves", &["Name", "On", "Miles", "Cost", "Note"]);
        sheet.rows.push(vec![
            "Jamie \"J\"".into(),
            date(2027, 3, 31).into(),
            3.5.into(),
            Pence(-123_450).into(),
            Cell::from(Option::<String>::None),
        ]);
        assert_eq!(
            String::from_utf8(sheet.to_csv()).expect("UTF-8"),
            "\u{feff}\"Name\",\"On\",\"Miles\",\"Cost\",\"Note\"\r\n\
             \"Jamie \"\"J\"\"\",\"31/03/2027\",\"3.5\",\"-1234.50\",\"\"\r\n"
        );
    }

    #[test]
    fn a_workbook_holds_words_as_words() {
        let mut sheet = Sheet::new("A/B [x]", &["Said", "On"]);
        sheet
            .rows
            .push(vec!["=1+1".into(), date(2027, 3, 31).into()]);
        sheet
            .rows
            .push(vec!["x".repeat(40_000).into(), date(1850, 1, 1).into()]);
        let bytes = workbook(&[sheet]).expect("a workbook");
        assert!(bytes.starts_with(b"PK"));
    }

    proptest! {
        #[test]
        fn no_cell_of_csv_starts_a_formula(text in "[\\PC\\x00-\\x20\u{200b}\u{feff}]{0,3}[=+@-].{0,10}") {
            let safe = safe(&text);
            let seen = safe.chars().find(|&c| c == '\'' || !is_unseen(c));
            prop_assert!(!matches!(seen, Some('=' | '+' | '-' | '@')), "{safe:?}");
        }
    }
}
