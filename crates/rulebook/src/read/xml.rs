// Long because: one layout, element by element, in the order of DfE's schema.

//! The XML layout: all tables in one file, child by child.
//!
//! ```text
//! EXPSSDA903
//!   CHILD
//!     HEADER   CHILDID UPN SEX DOB ETHNIC UASC DUC, the adoption and care leaver items, MOTHER MC_DOB
//!       AMISSING* AREVIEW* PERMANENCE OC2 AD_PLACED* SWEPISODE* DOLO*
//!     EPISODE*
//! ```
//!
//! Source: DfE's schema 3.3.0 (2021; see `docs/data-sources.md`). It is older than the tables of
//! social workers and of deprivation of liberty orders; for these we write `SWEPISODE` and `DOLO`
//! inside `HEADER`, with the columns' own names. An element is known by what it holds and not by
//! its own name, so other names for the groups (`SW_EPISODE`, `SOCIAL_WORKER`, `DOL` …) and other
//! places for them (inside `CHILD`) are read as well.
//!
//! A child who has rows but none in Header is written without `HEADER`, its items directly in `CHILD`.
//!
//! A broken child costs that child: its text is set aside whole and reading goes on at the next.
//! A document type declaration is refused, so there are no entities to expand.

use super::CellProblems;
use super::recognise::name as plain_name;
use super::text::forgive;
use crate::tables::{At, Row, with_row};
use crate::{FileRead, Format, Problem, Return, Table};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;

/// Reads one file into an empty return.
pub fn read(name: &str, text: &str, into: &mut Return, problems: &mut Vec<Problem>) {
    let mut file = XmlFile::new(name);
    let mut from = 0;
    loop {
        match file.run(text, from, into, problems) {
            Ok(()) => break,
            Err(Stop::Refused(message)) => {
                problems.push(Problem::file(name, message));
                return;
            }
            Err(Stop::Broken { at, message }) => {
                let start = file.child_start.unwrap_or(at);
                // The next child begins after the fault, or at it; never before, so this ends.
                let next = next_child(text, at.max(start + 1));
                let lost = text.get(start..next.unwrap_or(text.len())).unwrap_or("");
                if file.child_start.is_some() {
                    file.set_aside += 1;
                    problems.push(Problem::row(
                        name,
                        None,
                        file.children,
                        format!("{message}, so this child was set aside. Put the XML right and give the file again."),
                        lost.trim_end(),
                    ));
                    file.children += 1;
                } else if !lost.trim().is_empty() {
                    problems.push(Problem::row(
                        name,
                        None,
                        file.children,
                        format!("{message}, so this part was passed over. Put the XML right and give the file again."),
                        lost.trim_end(),
                    ));
                }
                file.begin_again();
                match next {
                    Some(next) => from = next,
                    None => break,
                }
            }
        }
    }
    file.finish(into, problems);
}

/// Where the next `<CHILD` element begins.
fn next_child(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == b'<')?;
        let tag = bytes.get(at + 1..at + 6)?;
        let after = bytes.get(at + 6);
        if tag.eq_ignore_ascii_case(b"CHILD")
            && after.is_some_and(|b| matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))
        {
            return Some(at);
        }
        at += 1;
    }
}

/// Why reading stopped before the end.
enum Stop {
    /// The file is not to be read at all.
    Refused(String),
    /// The text is not XML from here on.
    Broken { at: usize, message: String },
}

/// An element whose end has not come yet.
struct Open {
    name: String,
    text: String,
    leaves: Vec<(String, String)>,
    is_group: bool,
}

/// A closed element that held others: a row, or several, of the tables its leaves belong to.
struct Group {
    /// Items of the child itself: those in `HEADER`, and those directly in `CHILD`.
    is_header: bool,
    leaves: Vec<(String, String)>,
}

struct XmlFile<'n> {
    name: &'n str,
    rows: [u32; 12],
    children: u32,
    taken: u32,
    set_aside: u32,
    saw_root: bool,
    saw_header: bool,
    child_start: Option<usize>,
    open: Vec<Open>,
    groups: Vec<Group>,
    unknown: BTreeSet<String>,
    cell_problems: Vec<CellProblems<'n>>,
}

/// Deeper than any return: what nests further is no return, or an attack.
const DEEPEST: usize = 12;
/// Longer than any cell of a return; the rest is dropped with a complaint.
const LONGEST: usize = 10_000;

impl<'n> XmlFile<'n> {
    fn new(name: &'n str) -> Self {
        Self {
            name,
            rows: [0; 12],
            children: 0,
            taken: 0,
            set_aside: 0,
            saw_root: false,
            saw_header: false,
            child_start: None,
            open: Vec::new(),
            groups: Vec::new(),
            unknown: BTreeSet::new(),
            cell_problems: Table::ALL
                .into_iter()
                .map(|table| CellProblems::new(name, table))
                .collect(),
        }
    }

    fn begin_again(&mut self) {
        self.open.clear();
        self.groups.clear();
        self.saw_header = false;
        self.child_start = None;
    }

    /// Reads from a place in the text to its end or to a fault.
    fn run(
        &mut self,
        text: &str,
        from: usize,
        into: &mut Return,
        problems: &mut Vec<Problem>,
    ) -> Result<(), Stop> {
        let mut reader = Reader::from_str(text.get(from..).unwrap_or(""));
        // Names of end tags are compared here, where a mismatch can be said in words.
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        reader.config_mut().allow_dangling_amp = true;
        let place = |position: u64| from + usize::try_from(position).unwrap_or(0);
        loop {
            let before = place(reader.buffer_position());
            let broken = |message: String| Stop::Broken {
                at: before,
                message,
            };
            let event = reader
                .read_event()
                .map_err(|fault| broken(format!("the XML is broken here ({fault})")))?;
            match event {
                Event::Start(tag) => self.start(tag.local_name().as_ref(), before)?,
                Event::Empty(tag) => {
                    self.start(tag.local_name().as_ref(), before)?;
                    self.end(None, before, into, problems)?;
                }
                Event::End(tag) => {
                    self.end(Some(tag.local_name().as_ref()), before, into, problems)?;
                }
                Event::Text(part) => self.text(&part.xml10_content()),
                Event::CData(part) => self.text(&part.xml10_content()),
                Event::GeneralRef(part) => {
                    let known = match part.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        _ => match part.xml10_content().as_ref() {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "quot" => Some('"'),
                            "apos" => Some('\''),
                            _ => None,
                        },
                    };
                    match known {
                        Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
                        None => self.text(&format!("&{};", part.xml10_content())),
                    }
                }
                Event::DocType(_) => {
                    return Err(Stop::Refused(
                        "this XML declares a document type (DOCTYPE), which no SSDA903 return does \
                         and which can hide other content. Remove the declaration and give the \
                         file again."
                            .to_owned(),
                    ));
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => {
                    if self.child_start.is_some() {
                        return Err(broken("the file ends before this child does".to_owned()));
                    }
                    return Ok(());
                }
            }
        }
    }

    fn start(&mut self, tag: &str, at: usize) -> Result<(), Stop> {
        let name = element_name(tag);
        if self.child_start.is_none() {
            if name == CHILD {
                self.child_start = Some(at);
            } else if !self.saw_root && name != "EXPSSDA903" {
                return Err(Stop::Refused(format!(
                    "this XML is not an SSDA903 return: it begins with <{}> where <EXPSSDA903> was expected.",
                    super::shortened(tag)
                )));
            }
            if !self.saw_root {
                self.saw_root = true;
                if name == "EXPSSDA903" {
                    return Ok(());
                }
            }
            if name != CHILD {
                self.unknown.insert(name);
                return Ok(());
            }
        } else if name == CHILD {
            return Err(Stop::Broken {
                at,
                message: "a child begins before the one above it ends".to_owned(),
            });
        }
        if self.open.len() >= DEEPEST {
            return Err(Stop::Broken {
                at,
                message: "elements are nested deeper than in any return".to_owned(),
            });
        }
        if let Some(above) = self.open.last_mut() {
            above.is_group = true;
        }
        self.open.push(Open {
            name,
            text: String::new(),
            leaves: Vec::new(),
            is_group: false,
        });
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut()
            && open.text.len() < LONGEST
        {
            open.text.push_str(text);
        }
    }

    fn end(
        &mut self,
        tag: Option<&str>,
        at: usize,
        into: &mut Return,
        problems: &mut Vec<Problem>,
    ) -> Result<(), Stop> {
        let Some(open) = self.open.pop() else {
            // The root's end, or the end of an element passed over.
            return Ok(());
        };
        if let Some(tag) = tag
            && element_name(tag) != open.name
        {
            return Err(Stop::Broken {
                at,
                message: format!(
                    "<{}> is closed by </{}>",
                    super::shortened(&open.name),
                    super::shortened(tag)
                ),
            });
        }
        if self.open.is_empty() {
            // The child itself. What stands directly in it belongs with its header.
            if !open.leaves.is_empty() {
                self.groups.insert(
                    0,
                    Group {
                        is_header: true,
                        leaves: open.leaves,
                    },
                );
            }
            self.child(into, problems);
        } else if open.is_group {
            self.saw_header |= open.name == "HEADER";
            self.groups.push(Group {
                is_header: open.name == "HEADER",
                leaves: open.leaves,
            });
        } else if let Some(above) = self.open.last_mut() {
            above.leaves.push((open.name, open.text));
        }
        Ok(())
    }

    /// Makes the rows of a closed child.
    fn child(&mut self, into: &mut Return, problems: &mut Vec<Problem>) {
        let groups = std::mem::take(&mut self.groups);
        self.child_start = None;
        self.children += 1;
        let about = |wanted: &str| {
            groups
                .iter()
                .filter(|group| group.is_header)
                .flat_map(|group| &group.leaves)
                .find(|(name, _)| name == wanted)
                .map_or("", |(_, text)| text.as_str())
        };
        let who = Who {
            child: about("CHILD"),
            dob: about("DOB"),
            sex: about("SEX"),
            is_uasc: forgive(about("UASC")) == "1",
            has_header: std::mem::take(&mut self.saw_header),
        };
        // Items of the header stand for one row of each table they belong to.
        let header: Vec<&(String, String)> = groups
            .iter()
            .filter(|group| group.is_header)
            .flat_map(|group| &group.leaves)
            .collect();
        for table in [Table::Header, Table::Uasc, Table::Ad1, Table::Oc3] {
            self.row(table, &header, &who, false, into, problems);
        }
        for table in Table::ALL {
            if !matches!(table, Table::Header | Table::Uasc | Table::Ad1 | Table::Oc3) {
                self.row(table, &header, &who, false, into, problems);
            }
            for group in groups.iter().filter(|group| !group.is_header) {
                let leaves: Vec<&(String, String)> = group.leaves.iter().collect();
                self.row(table, &leaves, &who, true, into, problems);
            }
        }
        for (name, _) in groups.iter().flat_map(|group| &group.leaves) {
            let known = matches!(name.as_str(), "CHILD" | "DOB" | "SEX" | "UASC")
                || Table::ALL.into_iter().any(|table| own(table, name).is_some())
                // An element for a row that has none inside it.
                || matches!(name.as_str(), "HEADER" | "EPISODE" | "AMISSING" | "AREVIEW" | "PERMANENCE" | "OC2" | "AD_PLACED" | "SWEPISODE" | "DOLO");
            if !known && self.unknown.len() < 50 {
                self.unknown.insert(name.clone());
            }
        }
    }

    fn row(
        &mut self,
        table: Table,
        leaves: &[&(String, String)],
        who: &Who<'_>,
        is_group: bool,
        into: &mut Return,
        problems: &mut Vec<Problem>,
    ) {
        let mine = leaves.iter().filter(|(name, _)| own(table, name).is_some());
        let wanted = match table {
            // A child without HEADER has rows in other tables and none in that one.
            Table::Header => !is_group && who.has_header,
            Table::Uasc if !is_group && who.is_uasc => true,
            // An element of its own is a row even when it says nothing; items of the header are
            // one only when one of them says something.
            _ if is_group => mine.clone().next().is_some(),
            _ => mine.clone().any(|(_, text)| !forgive(text).is_empty()),
        };
        if !wanted {
            return;
        }
        with_row!(table, R => self.put::<R>(leaves, who, into, problems));
    }

    fn put<R: Row>(
        &mut self,
        leaves: &[&(String, String)],
        who: &Who<'_>,
        into: &mut Return,
        problems: &mut Vec<Problem>,
    ) {
        let table = R::TABLE as usize;
        let Some(number) = self.rows.get_mut(table) else {
            return;
        };
        let mut row = R::default();
        row.set_at(At {
            file: 0,
            row: *number,
        });
        for (column, info) in R::TABLE.columns().iter().enumerate() {
            let own = leaves
                .iter()
                .find(|(name, _)| name == info.name)
                .map(|(_, text)| text.as_str());
            let text = own.unwrap_or(match info.name {
                "CHILD" => who.child,
                "DOB" => who.dob,
                "SEX" => who.sex,
                _ => "",
            });
            let said = forgive(text);
            if said.is_empty() {
                continue;
            }
            row.put(column, &said);
            if row.other(column).is_some()
                && let Some(cells) = self.cell_problems.get_mut(table)
            {
                cells.add(*number, column, text.trim(), problems);
            }
        }
        if (0..R::TABLE.collected().count()).all(|column| row.blank(column)) {
            let names: Vec<&str> = leaves.iter().map(|(name, _)| name.as_str()).collect();
            self.set_aside += 1;
            problems.push(Problem::row(
                self.name,
                Some(R::TABLE),
                *number,
                "this row is empty and its child has no identifier, so it was set aside. Delete it.",
                &names.join(" "),
            ));
            return;
        }
        *number += 1;
        self.taken += 1;
        R::rows_mut(into).push(row);
    }

    fn finish(self, into: &mut Return, problems: &mut Vec<Problem>) {
        for cells in self.cell_problems {
            cells.finish(problems);
        }
        if !self.saw_root || (self.taken == 0 && self.set_aside == 0) {
            problems.push(Problem::file(
                self.name,
                "this XML holds no child. An SSDA903 return is <EXPSSDA903> with a <CHILD> for each child.",
            ));
            return;
        }
        if !self.unknown.is_empty() {
            let names: Vec<String> = self.unknown.into_iter().collect();
            problems.push(Problem::note(
                self.name,
                None,
                format!(
                    "elements that are not part of the return were passed over: {}.",
                    super::shortened(&names.join(", "))
                ),
            ));
        }
        for table in Table::ALL {
            // The schema of 2021 has no element for the last two: absent may mean not collected.
            if !matches!(table, Table::SwEpisodes | Table::DoLo) || into.len(table) > 0 {
                into.give(table);
            }
        }
        into.files.push(FileRead {
            name: self.name.to_owned(),
            format: Format::Xml,
            table: None,
            rows: self.taken,
            set_aside: self.set_aside,
        });
    }
}

/// What the header says that every row of the child repeats.
struct Who<'t> {
    child: &'t str,
    dob: &'t str,
    sex: &'t str,
    is_uasc: bool,
    has_header: bool,
}

/// The element of a child. `CHILD` alone is the column of its identifier, `CHILDID` in XML.
const CHILD: &str = "<CHILD>";

/// An element's name as the columns have it.
fn element_name(tag: &str) -> String {
    if tag.eq_ignore_ascii_case("CHILD") {
        CHILD.to_owned()
    } else {
        plain_name(tag)
    }
}

/// The column of a table that an element's name stands for, leaving out those that every table
/// repeats, which tell no table. The sex is the header's own.
fn own(table: Table, name: &str) -> Option<usize> {
    if matches!(name, "CHILD" | "DOB") || (name == "SEX" && table != Table::Header) {
        return None;
    }
    table
        .columns()
        .iter()
        .position(|column| column.name == name)
}
