//! Options side by side: a row for each matter and consideration, a column for each option. Nothing
//! is added up.

use crate::evidence::{Consideration, Evidence, Shows, Way};
use crate::found::{Choice, Found, Place};
use crate::matters::{Group, Matter};
use crate::said::Answer;
use std::sync::Arc;

/// Options side by side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The options, in the order they were asked for.
    pub columns: Vec<Column>,
    /// Hard matters first, then evidence, price last.
    pub rows: Vec<Row>,
}

/// One option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Which.
    pub place: Place,
    /// How sentences call it.
    pub name: Arc<str>,
    /// How possible it is.
    pub group: Group,
}

/// One matter or consideration across all options.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its heading.
    pub title: &'static str,
    /// Whether it is a hard matter.
    pub hard: bool,
    /// A cell for each column; empty when it has no bearing on that option.
    pub cells: Vec<Vec<Cell>>,
    /// Whether the options differ in it: what a reader looks at first.
    pub differs: bool,
}

/// What is so of one option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// `met`, `not met`, `for`, `against`, `not known`, `to weigh`.
    pub answer: &'static str,
    /// In words.
    pub sentence: String,
    /// Where it comes from.
    pub source: String,
}

/// Lays options side by side. Options that were not found are left out. `evidence` gives the evidence
/// of an option, for those that are not possible: pass [`crate::weigh`], or nothing.
pub fn compare(
    found: &Found,
    places: &[Place],
    evidence: impl Fn(&Choice) -> Vec<Evidence>,
) -> Comparison {
    let choices: Vec<&Choice> = places
        .iter()
        .filter_map(|place| found.choice(*place))
        .collect();
    let weighed: Vec<Vec<Evidence>> = choices
        .iter()
        .map(|choice| {
            if choice.evidence.is_empty() {
                evidence(choice)
            } else {
                choice.evidence.clone()
            }
        })
        .collect();
    let mut matters: Vec<Matter> = choices
        .iter()
        .flat_map(|choice| choice.findings.iter().map(|finding| finding.matter))
        .collect();
    matters.sort_unstable();
    matters.dedup();
    let mut rows: Vec<Row> = matters
        .into_iter()
        .map(|matter| hard_row(found, &choices, matter))
        .collect();
    let mut abouts: Vec<About> = weighed
        .iter()
        .flatten()
        .map(|piece| About::of(piece.about))
        .collect();
    abouts.sort_unstable();
    abouts.dedup();
    rows.extend(abouts.into_iter().map(|about| soft_row(&weighed, about)));
    Comparison {
        columns: choices
            .iter()
            .map(|choice| Column {
                place: choice.place,
                name: choice.name.clone(),
                group: choice.group,
            })
            .collect(),
        rows,
    }
}

/// Residents differ from home to home: all of a home's share a row for each way of looking.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Before(Consideration),
    Residents(Way),
    After(Consideration),
}

impl About {
    fn of(about: Consideration) -> Self {
        match about {
            Consideration::Resident(_, way) => Self::Residents(way),
            about if about <= Consideration::Knows => Self::Before(about),
            about => Self::After(about),
        }
    }
}

fn hard_row(found: &Found, choices: &[&Choice], matter: Matter) -> Row {
    let cells: Vec<Vec<Cell>> = choices
        .iter()
        .map(|choice| {
            choice
                .findings
                .iter()
                .filter(|finding| finding.matter == matter)
                .map(|finding| Cell {
                    answer: finding.answer.words(),
                    sentence: finding.sentence(found.names(choice)),
                    source: finding.sources(),
                })
                .collect()
        })
        .collect();
    Row {
        title: matter.title(),
        hard: true,
        differs: differ(&cells),
        cells,
    }
}

fn soft_row(weighed: &[Vec<Evidence>], about: About) -> Row {
    let mut title = "";
    let cells: Vec<Vec<Cell>> = weighed
        .iter()
        .map(|pieces| {
            pieces
                .iter()
                .filter(|piece| About::of(piece.about) == about)
                .map(|piece| {
                    title = piece.about.title();
                    Cell {
                        answer: piece.shows.words(),
                        sentence: piece.sentence.clone(),
                        source: source(piece),
                    }
                })
                .collect()
        })
        .collect();
    // Things to weigh differ in their words; the rest in which way they point.
    let weigh = |cell: &Cell| cell.answer == Shows::ToWeigh.words();
    let differs = differ(&cells)
        || cells.windows(2).any(|pair| {
            pair[0].iter().chain(&pair[1]).any(weigh) && sentences(&pair[0]) != sentences(&pair[1])
        });
    Row {
        title,
        hard: false,
        differs,
        cells,
    }
}

fn source(piece: &Evidence) -> String {
    match (&piece.source, piece.ask) {
        (Some((source, on)), _) => format!("{source}, {}", care::dates::long_date(*on)),
        (None, Some(who)) => format!("ask {}", who.words()),
        (None, None) => "worked out".to_owned(),
    }
}

fn sentences(cells: &[Cell]) -> Vec<&str> {
    cells.iter().map(|cell| cell.sentence.as_str()).collect()
}

/// Whether the answers differ between options; no bearing is as good as met.
fn differ(cells: &[Vec<Cell>]) -> bool {
    let answers = |cells: &[Cell]| -> Vec<&'static str> {
        if cells.is_empty() {
            vec![Answer::Met.words()]
        } else {
            cells.iter().map(|cell| cell.answer).collect()
        }
    };
    cells
        .windows(2)
        .any(|pair| answers(&pair[0]) != answers(&pair[1]))
}
