//! The return as XML; the structure is described where it is read.

use crate::tables::*;
use crate::{Problem, Return, Table};
use care::codes::YesNo;
use std::collections::HashMap;
use std::fmt::Write;

/// The rows of one child, in the order of their tables.
#[derive(Default)]
struct Child<'r> {
    headers: Vec<&'r Header>,
    episodes: Vec<&'r Episode>,
    reviews: Vec<&'r Review>,
    uasc: Vec<&'r Uasc>,
    oc2: Vec<&'r Oc2>,
    oc3: Vec<&'r Oc3>,
    ad1: Vec<&'r Ad1>,
    placed_adoption: Vec<&'r PlacedAdoption>,
    previous_permanence: Vec<&'r PreviousPermanence>,
    missing: Vec<&'r Missing>,
    social_workers: Vec<&'r SocialWorkerEpisode>,
    dolo: Vec<&'r Dolo>,
}

impl Child<'_> {
    fn is_empty(&self) -> bool {
        self.headers.is_empty()
            && self.episodes.is_empty()
            && self.reviews.is_empty()
            && self.uasc.is_empty()
            && self.oc2.is_empty()
            && self.oc3.is_empty()
            && self.ad1.is_empty()
            && self.placed_adoption.is_empty()
            && self.previous_permanence.is_empty()
            && self.missing.is_empty()
            && self.social_workers.is_empty()
            && self.dolo.is_empty()
    }
}

/// The text, and what the layout has no room for.
pub fn write(of_year: &Return) -> (String, Vec<Problem>) {
    let in_layout = |table: Table| of_year.year.is_none_or(|year| table.in_year(year));
    let mut order: Vec<Child<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    macro_rules! gather {
        ($($place:ident)+) => {$(
            for row in &of_year.$place {
                let at = *known.entry(row.child.as_str()).or_insert_with(|| {
                    order.push(Child::default());
                    order.len() - 1
                });
                if let Some(child) = order.get_mut(at) {
                    child.$place.push(row);
                }
            }
        )+};
    }
    gather!(headers episodes reviews uasc oc2 oc3 ad1 placed_adoption previous_permanence missing);
    if in_layout(Table::SwEpisodes) {
        gather!(social_workers);
    }
    if in_layout(Table::DoLo) {
        gather!(dolo);
    }
    let mut out = Writer {
        text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<EXPSSDA903>\r\n"),
        problems: Vec::new(),
    };
    for child in &mut order {
        out.without_empty(&mut child.ad1);
        out.without_empty(&mut child.oc3);
        if !child.is_empty() {
            out.child(child);
        }
    }
    out.text.push_str("</EXPSSDA903>\r\n");
    (out.text, out.problems)
}

struct Writer {
    text: String,
    problems: Vec<Problem>,
}

impl Writer {
    fn child(&mut self, child: &Child<'_>) {
        // A child may stand twice in Header: it then stands twice here, the rest with the first.
        let (first, more) = match child.headers.split_first() {
            Some((first, more)) => (Some(*first), more),
            None => (None, child.headers.as_slice()),
        };
        let (open, close) = match first {
            Some(_) => ("<CHILD>\r\n<HEADER>", "</HEADER>\r\n"),
            None => ("<CHILD>\r\n", "\r\n"),
        };
        self.text.push_str(open);
        self.header(child, first);
        self.text.push_str(close);
        for row in &child.episodes {
            self.text.push_str("<EPISODE>");
            self.items(
                *row,
                &[
                    "DECOM",
                    "RNE",
                    "LS",
                    "CIN",
                    "PLACE",
                    "PL_POST",
                    "HOME_POST",
                    "URN",
                    "PLACE_PROVIDER",
                    "DEC",
                    "REC",
                    "REASON_PLACE_CHANGE",
                ],
            );
            self.text.push_str("</EPISODE>\r\n");
        }
        self.text.push_str("</CHILD>\r\n");
        for header in more {
            self.text.push_str("<CHILD>\r\n<HEADER>");
            self.header(&Child::default(), Some(header));
            self.text.push_str("</HEADER>\r\n</CHILD>\r\n");
        }
    }

    fn header(&mut self, child: &Child<'_>, header: Option<&Header>) {
        let who = match header {
            Some(header) => Shared {
                child: shown(header, "CHILD"),
                dob: Some(shown(header, "DOB")),
                sex: Some(shown(header, "SEX")),
            },
            None => Shared::of(child),
        };
        self.item("CHILDID", &who.child);
        if let Some(header) = header {
            self.items(header, &["UPN", "SEX"]);
        }
        if let Some(dob) = &who.dob {
            self.item("DOB", dob);
        }
        let (uasc, more_uasc) = one(&child.uasc);
        if let Some(header) = header {
            self.items(header, &["ETHNIC"]);
            if header.uasc.is_blank() && uasc.is_some() {
                self.item("UASC", "1");
            } else {
                self.items(header, &["UASC"]);
            }
        } else if uasc.is_some() {
            self.item("UASC", "1");
        }
        if let Some(row) = uasc {
            self.same(row, &who);
            self.items(row, &["DUC"]);
        } else if header.is_some_and(|header| header.uasc.is(YesNo::Yes)) {
            // UASC 1 is a row of the UASC table to whoever reads this.
            self.item("DUC", "");
        }
        let (ad1, more_ad1) = one(&child.ad1);
        if let Some(row) = ad1 {
            self.same(row, &who);
            self.own_items(row);
        }
        let (oc3, more_oc3) = one(&child.oc3);
        if let Some(row) = oc3 {
            self.same(row, &who);
            self.own_items(row);
        }
        self.left_out(more_uasc);
        self.left_out(more_ad1);
        self.left_out(more_oc3);
        self.groups("AMISSING", &child.missing, &who);
        self.groups("AREVIEW", &child.reviews, &who);
        if let Some(header) = header {
            self.items(header, &["MOTHER", "MC_DOB"]);
        }
        self.groups("PERMANENCE", &child.previous_permanence, &who);
        self.groups("OC2", &child.oc2, &who);
        self.groups("AD_PLACED", &child.placed_adoption, &who);
        self.groups("SWEPISODE", &child.social_workers, &who);
        self.groups("DOLO", &child.dolo, &who);
    }

    fn groups<R: Row>(&mut self, tag: &str, rows: &[&R], who: &Shared) {
        for row in rows {
            self.same(*row, who);
            let _ = write!(self.text, "<{tag}>");
            self.own_items(*row);
            let _ = write!(self.text, "</{tag}>");
        }
    }

    /// Every collected item of a row but those that the header says once.
    fn own_items<R: Row>(&mut self, row: &R) {
        for (column, info) in R::TABLE.columns().iter().enumerate() {
            if !info.derived && !matches!(info.name, "CHILD" | "DOB" | "SEX") {
                let mut text = String::new();
                row.write(column, &mut text);
                self.item(info.name, &text);
            }
        }
    }

    fn items<R: Row>(&mut self, row: &R, names: &[&str]) {
        for name in names {
            let tag = if *name == "PLACE" { "PL" } else { name };
            self.item(tag, &shown(row, name));
        }
    }

    fn item(&mut self, tag: &str, text: &str) {
        if text.is_empty() {
            let _ = write!(self.text, "<{tag}/>");
            return;
        }
        let _ = write!(self.text, "<{tag}>");
        for c in text.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                c if c.is_control() => {
                    let _ = write!(self.text, "&#{};", u32::from(c));
                }
                c => self.text.push(c),
            }
        }
        let _ = write!(self.text, "</{tag}>");
    }

    /// The layout says a child's date of birth and sex once; a row that says another is told.
    fn same<R: Row>(&mut self, row: &R, who: &Shared) {
        for (name, want) in [("DOB", &who.dob), ("SEX", &who.sex)] {
            let Some(column) = R::TABLE.columns().iter().position(|c| c.name == name) else {
                continue;
            };
            let mut says = String::new();
            row.write(column, &mut says);
            if want.as_ref().is_some_and(|want| *want != says) {
                let mut problem = Problem::note(
                    "",
                    Some(R::TABLE),
                    format!(
                        "{name} here is “{says}”, and the XML holds it once for each child, from \
                         Header. Put the two right."
                    ),
                );
                problem.row = Some(row.at().row);
                problem.column = Some(name);
                self.problems.push(problem);
            }
        }
    }

    /// Adoption and care leaver items stand in the header itself, so a row in which all of them are
    /// blank leaves no trace there.
    fn without_empty<R: Row>(&mut self, rows: &mut Vec<&R>) {
        rows.retain(|row| {
            let says_something =
                R::TABLE.columns().iter().enumerate().any(|(column, info)| {
                    !matches!(info.name, "CHILD" | "DOB") && !row.blank(column)
                });
            if !says_something {
                let mut problem = Problem::note(
                    "",
                    Some(R::TABLE),
                    format!(
                        "this row of child {} is blank but for who the child is, and the XML has \
                         no place for it. Fill it in or remove it.",
                        row.child()
                    ),
                );
                problem.row = Some(row.at().row);
                self.problems.push(problem);
            }
            says_something
        });
    }

    fn left_out<R: Row>(&mut self, rows: &[&R]) {
        for row in rows {
            let mut problem = Problem::note(
                "",
                Some(R::TABLE),
                format!(
                    "the XML holds one row of {} for each child, so this further row of child {} \
                     is not in it. Remove one of them.",
                    R::TABLE,
                    row.child()
                ),
            );
            problem.row = Some(row.at().row);
            self.problems.push(problem);
        }
    }
}

/// What every row of a child repeats.
struct Shared {
    child: String,
    dob: Option<String>,
    sex: Option<String>,
}

impl Shared {
    /// From the rows of a child that is not in Header.
    fn of(child: &Child<'_>) -> Self {
        let mut who = Self {
            child: String::new(),
            dob: None,
            sex: None,
        };
        macro_rules! look {
            ($($place:ident)+) => {$(
                if let Some(row) = child.$place.first() {
                    who.child = row.child.as_str().to_owned();
                    who.dob.get_or_insert_with(|| shown(*row, "DOB"));
                }
            )+};
        }
        look!(reviews uasc oc2 oc3 ad1 placed_adoption previous_permanence missing social_workers dolo);
        if let Some(row) = child.episodes.first() {
            who.child = row.child.as_str().to_owned();
        }
        who
    }
}

fn shown<R: Row>(row: &R, name: &str) -> String {
    let mut text = String::new();
    if let Some(column) = R::TABLE.columns().iter().position(|c| c.name == name) {
        row.write(column, &mut text);
    }
    text
}

fn one<'a, 'r, R>(rows: &'a [&'r R]) -> (Option<&'r R>, &'a [&'r R]) {
    match rows.split_first() {
        Some((first, more)) => (Some(first), more),
        None => (None, rows),
    }
}
