//! Ofsted's lists of providers, as CSV or as a workbook (XLSX, XLS, ODS).
//!
//! There are two kinds. The lists that go to authorities with the return say which placement types and
//! which placement provider codes go with each number, and when it was closed. The ones that Ofsted
//! publishes say what kind of provision it is and in which sector; the codes follow from that (see
//! [`places_of`] and [`sectors_of`]). A heading is looked for in the first lines of every sheet: a
//! published workbook has a cover, and notes above its tables.

mod codes;

use super::{Input, shortened, text};
use crate::rules::{Listed, Provider, Providers};
use crate::{Cell, Column, Problem, Text};
use care::codes::PlacementProvider;
use codes::{codes, every_place, places_of, sectors_of};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Reads Ofsted's lists, put together into one. Never fails: a file that is no list is a [`Problem`]
/// saying what was expected.
pub fn providers(files: &[Input<'_>]) -> (Providers, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut all = Vec::new();
    let mut holds: Vec<Listed> = Vec::new();
    for file in files {
        let sheets = match sheets(file.bytes) {
            Ok(sheets) => sheets,
            Err(message) => {
                problems.push(Problem::file(file.name, message));
                continue;
            }
        };
        let (mut lists, before) = (0, all.len());
        for sheet in &sheets {
            if let Some(list) = List::of(sheet) {
                lists += 1;
                list.read(file.name, &mut all, &mut problems);
                holds.extend(list.holds());
            }
        }
        if lists == 0 {
            problems.push(Problem::file(file.name, EXPECTED));
        } else if all.len() == before {
            problems.push(Problem::file(
                file.name,
                "this list has its heading and no provider under it. Give the whole list.",
            ));
        }
    }
    (Providers::with(all, &holds), problems)
}

const EXPECTED: &str = "this is no list of providers: no line of it holds the heading URN beside a \
    local authority, a placement code or a provision type. Give the list as Ofsted publishes it, or the \
    one that comes with the return, as CSV, XLSX or ODS.";

/// The lines of a sheet as texts.
pub type Lines = Vec<Vec<String>>;

/// Whether a file is a workbook (XLSX, ODS, XLS), by its first bytes.
pub fn is_workbook(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..])
}

/// Every sheet of a file; a CSV is one.
fn sheets(bytes: &[u8]) -> Result<Vec<Lines>, String> {
    if is_workbook(bytes) {
        return workbook(bytes);
    }
    let text = text::decode(bytes)?;
    Ok([',', ';', '\t']
        .into_iter()
        .map(|delimiter| lines(&text, delimiter))
        .find(|lines| List::of(lines).is_some())
        .into_iter()
        .collect())
}

/// Every sheet of a workbook, its cells as a CSV would have them. The error says in words what to do.
pub fn workbook(bytes: &[u8]) -> Result<Vec<Lines>, String> {
    use calamine::{Reader, open_workbook_auto_from_rs};
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|fault| {
        format!("this workbook cannot be opened ({fault}). Open it, save the list as CSV, and give that.")
    })?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // A sheet of pictures has no cells; another sheet may.
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        sheets.push(
            range
                .rows()
                .map(|row| row.iter().map(cell_text).collect())
                .collect(),
        );
    }
    Ok(sheets)
}

/// A cell of a workbook as a CSV would have it.
fn cell_text(cell: &calamine::Data) -> String {
    use calamine::Data;
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        // 1234567 is a number to a spreadsheet, 1234567.0 to a library.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Data::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year:04}")
        }
        other => other.to_string(),
    }
}

/// The lines of a CSV; a quoted cell may hold line ends.
fn lines(text: &str, delimiter: char) -> Lines {
    let mut lines: Lines = Vec::new();
    let (mut line, mut cell) = (Vec::new(), String::new());
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if inside || cell.trim().is_empty() => inside = !inside,
            c if c == delimiter && !inside => line.push(std::mem::take(&mut cell)),
            '\r' if !inside && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !inside => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !line.is_empty() {
        line.push(cell);
        lines.push(line);
    }
    lines
}

/// What a column of a list is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Item {
    Urn,
    Authority,
    AuthorityCode,
    /// Placement types, placement providers, or both: told apart by their form, because two lists
    /// give the columns each other's names.
    Codes,
    Closed,
    Postcode,
    Kind,
    Sector,
}

/// What a heading says; `None` for a column that is of no use here.
fn item(heading: &str) -> Option<Item> {
    let plain: String = heading
        .chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    Some(match words.join(" ").as_str() {
        "urn" | "provider urn" | "setting urn" | "ofsted urn" => Item::Urn,
        "local authority" | "la name from file" | "la name" | "local authority name" => {
            Item::Authority
        }
        "la code inferred" | "la code" | "local authority code" | "new la code" => {
            Item::AuthorityCode
        }
        "placement code"
        | "placement codes"
        | "place codes"
        | "place code"
        | "placement provider code"
        | "placement provider codes"
        | "provider code"
        | "provider codes"
        | "provider placement code"
        | "provider placement codes" => Item::Codes,
        "deregistration date"
        | "de registration date"
        | "closed date"
        | "date closed"
        | "closure date"
        | "reg end"
        | "registration end date"
        | "date of closure" => Item::Closed,
        "postcode" | "setting postcode" | "setting address postcode" | "address postcode" => {
            Item::Postcode
        }
        "provision type" | "provider type" | "setting type" | "remit" => Item::Kind,
        "sector" => Item::Sector,
        _ => return None,
    })
}

/// A list within a sheet.
struct List<'s> {
    columns: Vec<(Item, usize)>,
    rows: &'s [Vec<String>],
    /// Lines above the first row.
    above: usize,
}

impl<'s> List<'s> {
    /// The list of a sheet, when one of its first lines is a heading.
    fn of(sheet: &'s [Vec<String>]) -> Option<Self> {
        sheet.iter().take(30).enumerate().find_map(|(at, line)| {
            let mut columns: Vec<(Item, usize)> = Vec::new();
            for (column, heading) in line.iter().enumerate() {
                if let Some(item) = item(heading)
                    && (item == Item::Codes || columns.iter().all(|(known, _)| *known != item))
                {
                    columns.push((item, column));
                }
            }
            let has = |item| columns.iter().any(|(known, _)| *known == item);
            let telling = [
                Item::Authority,
                Item::AuthorityCode,
                Item::Codes,
                Item::Kind,
            ];
            // A cut list with a number and one more column is taken too: a number alone answers
            // rule 1008.
            let is_list = has(Item::Urn) && (telling.into_iter().any(has) || line.len() == 1);
            is_list.then(|| Self {
                columns,
                rows: sheet.get(at + 1..).unwrap_or(&[]),
                above: at + 1,
            })
        })
    }

    fn has(&self, item: Item) -> bool {
        self.columns.iter().any(|(known, _)| *known == item)
    }

    /// What the list can answer.
    fn holds(&self) -> Vec<Listed> {
        let mut holds = Vec::new();
        if self.has(Item::Codes) || self.has(Item::Kind) {
            holds.push(Listed::Places);
        }
        if self.has(Item::Codes) || self.has(Item::Sector) {
            holds.push(Listed::Sectors);
        }
        if self.has(Item::Closed) {
            holds.push(Listed::Closures);
        }
        if self.has(Item::Postcode) {
            holds.push(Listed::Postcodes);
        }
        if self.has(Item::Authority) || self.has(Item::AuthorityCode) || self.has(Item::Postcode) {
            holds.push(Listed::Authorities);
        }
        holds
    }

    fn read(&self, file: &str, into: &mut Vec<Provider>, problems: &mut Vec<Problem>) {
        let (mut withheld, mut unknown_kinds) = (0usize, BTreeMap::<String, usize>::new());
        for (at, row) in self.rows.iter().enumerate() {
            let cells = |wanted: Item| {
                self.columns
                    .iter()
                    .filter(move |(item, _)| *item == wanted)
                    .filter_map(|(_, column)| row.get(*column))
                    .map(|cell| cell.trim())
                    .filter(|cell| !cell.is_empty())
            };
            let cell = |wanted: Item| cells(wanted).next().unwrap_or("");
            let urn = text::forgive(cell(Item::Urn));
            if urn.is_empty() {
                // Empty lines and notes under the table.
                continue;
            }
            if urn.len() > 12 || !urn.bytes().all(|b| b.is_ascii_alphanumeric()) {
                problems.push(Problem::row(
                    file,
                    None,
                    u32::try_from(self.above + at).unwrap_or(u32::MAX),
                    format!(
                        "“{}” is no Ofsted number, so this line was set aside.",
                        shortened(&urn)
                    ),
                    &row.join(","),
                ));
                continue;
            }
            let mut provider = Provider {
                urn: Text::new(&urn),
                la_name: Text::new(cell(Item::Authority)),
                la_code: Text::new(&cell(Item::AuthorityCode).to_uppercase()),
                ..Provider::default()
            };
            let closed = cell(Item::Closed);
            provider.reg_end = Column::read(closed);
            if let Cell::Other(written) = &provider.reg_end {
                problems.push(Problem {
                    column: Some("closed"),
                    ..Problem::row(
                        file,
                        None,
                        u32::try_from(self.above + at).unwrap_or(u32::MAX),
                        format!(
                            "“{}” is no date, so when {urn} was closed is not known.",
                            shortened(written.as_str())
                        ),
                        closed,
                    )
                });
                provider.reg_end = Cell::Blank;
            }
            let postcode = text::forgive(cell(Item::Postcode));
            provider.postcode = Column::read(&postcode);
            withheld += usize::from(provider.is_postcode_withheld());
            if self.has(Item::Codes) {
                for code in cells(Item::Codes).flat_map(codes) {
                    if PlacementProvider::parse(&code).is_some() {
                        provider.provider_codes.push(Text::new(&code));
                    } else {
                        provider.place_codes.push(Text::new(&code));
                    }
                }
            } else {
                let kind = cell(Item::Kind);
                let places = places_of(kind);
                if places.is_none() && self.has(Item::Kind) {
                    *unknown_kinds.entry(kind.to_owned()).or_default() += 1;
                }
                provider.place_codes = places.unwrap_or_else(every_place);
                provider.provider_codes = sectors_of(cell(Item::Sector));
            }
            into.push(provider);
        }
        if withheld > 0 {
            problems.push(Problem::note(
                file,
                None,
                format!(
                    "Ofsted withholds the postcodes of {withheld} providers on this list, so rule 221 \
                     does not speak about placements there."
                ),
            ));
        }
        if !unknown_kinds.is_empty() {
            let kinds: Vec<String> = unknown_kinds
                .iter()
                .map(|(kind, count)| format!("{kind} ({count})"))
                .collect();
            problems.push(Problem::note(
                file,
                None,
                format!(
                    "which placement types go with these provision types is not known here, so rule \
                     219 takes any: {}.",
                    shortened(&kinds.join(", "))
                ),
            ));
        }
    }
}
