//! Puts the rows of several years' returns together by child, in order of year, and sets aside
//! what says nothing about anybody.

use super::rows::{ORDER, Said, Says, Unusable};
use crate::looked_after::Origin;
use crate::people::{Returned, Then};
use care::CollectionYear;
use care::ids::ChildCode;
use rulebook::{Problem, Return, Severity, Table};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// One row that says something.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) year: CollectionYear,
    pub(super) origin: Origin,
    pub(super) said: Said,
}

/// A row, cell or file that could not be taken in: where, what it said, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SetAside {
    /// The file's name.
    pub file: String,
    /// The table, when recognised.
    pub table: Option<String>,
    /// The row, counted from 1 after the headings; `None` for a whole file.
    pub row: Option<u32>,
    /// The column, when one is to blame.
    pub column: Option<String>,
    /// Why, and what to do.
    pub reason: String,
    /// What was written: the whole row, or the cell.
    pub original: String,
    /// Whether the whole row (or file) is kept aside, or one cell of a row that was taken in.
    pub whole: bool,
}

/// The rows of all returns, by child.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) children: BTreeMap<ChildCode, Vec<Line>>,
    pub(super) set_aside: Vec<SetAside>,
    pub(super) years: Vec<CollectionYear>,
}

/// Gathers returns, each of which must know its year.
pub(super) fn gather(returns: &[Return], problems: &[Problem]) -> Gathered {
    let mut all = Gathered::default();
    let mut in_order: Vec<&Return> = returns.iter().collect();
    in_order.sort_by_key(|of_year| of_year.year);
    for of_year in in_order {
        let Some(year) = of_year.year else {
            for file in &of_year.files {
                all.set_aside.push(whole_file(
                    &file.name,
                    "It does not say which year it is for: no dates and no year in its name. Put it \
                     in a folder named after the year, such as 2027.",
                ));
            }
            continue;
        };
        all.years.push(year);
        let mut seen = HashSet::new();
        let mut once: HashSet<(ChildCode, &'static str, String)> = HashSet::new();
        for table in ORDER {
            macro_rules! take_each {
                ($($table:ident: $row:ident),+) => {
                    match table {
                        $(Table::$table => {
                            take::<rulebook::$row>(of_year, year, &mut all, &mut seen, &mut once);
                        })+
                    }
                };
            }
            take_each!(
                Header: Header, Episodes: Episode, Reviews: Review, Uasc: Uasc, Oc2: Oc2, Oc3: Oc3,
                Ad1: Ad1, PlacedAdoption: PlacedAdoption, PrevPerm: PreviousPermanence,
                Missing: Missing, SwEpisodes: SocialWorkerEpisode, DoLo: Dolo
            );
        }
    }
    for problem in problems {
        // Cells that were not understood are listed from the rows themselves, all of them.
        if matches!(problem.severity, Severity::Row | Severity::File) {
            all.set_aside.push(SetAside {
                file: problem.file.to_string(),
                table: problem.table.map(|t| t.name().to_owned()),
                row: problem.row.map(|row| row + 1),
                column: problem.column.map(str::to_owned),
                reason: problem.message.clone(),
                original: problem.original.as_deref().unwrap_or_default().to_owned(),
                whole: true,
            });
        }
    }
    all.years.dedup();
    all
}

fn whole_file(name: &str, reason: &str) -> SetAside {
    SetAside {
        file: name.to_owned(),
        table: None,
        row: None,
        column: None,
        reason: reason.to_owned(),
        original: String::new(),
        whole: true,
    }
}

fn take<R: Says>(
    of_year: &Return,
    year: CollectionYear,
    all: &mut Gathered,
    seen: &mut HashSet<ChildCode>,
    once: &mut HashSet<(ChildCode, &'static str, String)>,
) {
    for row in of_year.rows::<R>() {
        let at = row.at();
        let file = of_year
            .files
            .get(usize::from(at.file))
            .map_or("", |f| f.name.as_str());
        let number = at.row + 1;
        let aside = |column: Option<&str>, reason: String, original: String, whole| SetAside {
            file: file.to_owned(),
            table: Some(R::TABLE.name().to_owned()),
            row: Some(number),
            column: column.map(str::to_owned),
            reason,
            original,
            whole,
        };
        let (child, said) = match row.about().and_then(|child| Ok((child, row.says(year)?))) {
            Ok(both) => both,
            Err(unusable) => {
                all.set_aside.push(aside(
                    Some(unusable.column),
                    why(unusable),
                    row.line(),
                    true,
                ));
                continue;
            }
        };
        if !once.insert((child.clone(), said.kind(), said.key())) {
            let lines = all.children.entry(child).or_default();
            let same = lines
                .iter()
                .any(|line| line.year == year && line.said == said);
            if !same {
                all.set_aside.push(aside(
                    None,
                    format!(
                        "Another row of this return already says something else for the same child \
                         and date in {}. Keep the row that is right and remove the other.",
                        R::TABLE.name()
                    ),
                    row.line(),
                    true,
                ));
            }
            continue;
        }
        for (column, original) in row.not_understood() {
            all.set_aside.push(aside(
                Some(column),
                format!("{column} does not take this. The rest of the row was read."),
                original,
                false,
            ));
        }
        let origin = Origin::Return {
            year,
            file: file.to_owned(),
            row: number,
        };
        let lines = all.children.entry(child.clone()).or_default();
        if seen.insert(child) {
            lines.push(Line {
                year,
                origin: origin.clone(),
                said: Said::Returned(Returned {
                    year,
                    then: Then::default(),
                }),
            });
        }
        // Which of its rows come first depends on the files: each adds what it says.
        let returned = lines
            .iter_mut()
            .rev()
            .find_map(|line| match &mut line.said {
                Said::Returned(returned) if line.year == year => Some(returned),
                _ => None,
            });
        if let Some(returned) = returned {
            row.tells(&mut returned.then);
        }
        lines.push(Line { year, origin, said });
    }
}

fn why(unusable: Unusable) -> String {
    let Unusable { column, blank } = unusable;
    if blank {
        format!(
            "{column} is blank. Without it the row says nothing: fill it in and read the file again."
        )
    } else {
        format!(
            "{column} cannot be read. Without it the row says nothing: put it right and read the file again."
        )
    }
}
