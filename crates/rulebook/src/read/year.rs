//! Which collection year a return is of.

use crate::{Cell, Return};
use care::{CollectionYear, Date};
use std::collections::BTreeMap;

/// Files that belong together.
#[derive(PartialEq, Eq, Debug)]
pub enum Group<'a> {
    /// By the year in their path.
    Year(CollectionYear),
    /// By the folder they are in.
    Folder(&'a str),
}

impl Group<'_> {
    /// The year, when the path tells it.
    pub const fn year(&self) -> Option<CollectionYear> {
        match self {
            Self::Year(year) => Some(*year),
            Self::Folder(_) => None,
        }
    }
}

/// The group of a file by its path.
pub fn group_of(path: &str) -> Group<'_> {
    match of_name(path) {
        Some(year) => Group::Year(year),
        None => Group::Folder(
            path.rsplit_once(['/', '\\'])
                .map_or("", |(folder, _)| folder),
        ),
    }
}

/// The one year that the names of all files agree on.
pub fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> Option<CollectionYear> {
    let mut told = names.filter_map(of_name);
    let first = told.next()?;
    told.all(|year| year == first).then_some(first)
}

/// The year a path tells, the nearest to the file first: `2027`, `2026-27`, `2026_27`, `2026-2027`,
/// `202627`. Years before 2010 and after 2049 are numbers of something else.
fn of_name(path: &str) -> Option<CollectionYear> {
    path.rsplit(['/', '\\']).find_map(|part| {
        // A folder that spans years ("2021-2027") tells none.
        let mut found = runs(part);
        let first = found.next()?;
        found.all(|year| year == first).then_some(first)
    })
}

fn runs(part: &str) -> impl Iterator<Item = CollectionYear> + '_ {
    let mut rest = part;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(|c: char| c.is_ascii_digit())?;
            rest = rest.get(start..)?;
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            let year = |text: &str| {
                text.parse::<i16>()
                    .ok()
                    .filter(|year| (2010..2050).contains(year))
            };
            match run.len() {
                4 => {
                    let Some(first) = year(run) else { continue };
                    // 2026-27 and 2026_2027 are one collection year.
                    let second = after
                        .strip_prefix(['-', '_', '/', ' '])
                        .map(|text| {
                            let end = text
                                .find(|c: char| !c.is_ascii_digit())
                                .unwrap_or(text.len());
                            text.split_at(end)
                        })
                        .and_then(|(text, after)| {
                            let next = first + 1;
                            let same = match text.len() {
                                2 => text.parse::<i16>().ok() == Some(next % 100),
                                4 => text.parse::<i16>().ok() == Some(next),
                                _ => false,
                            };
                            same.then_some((next, after))
                        });
                    if let Some((next, after)) = second {
                        rest = after;
                        return Some(CollectionYear(next));
                    }
                    return Some(CollectionYear(first));
                }
                6 => {
                    let Some(first) = year(run.get(..4)?) else {
                        continue;
                    };
                    let next = first + 1;
                    if run.get(4..)?.parse::<i16>().ok() == Some(next % 100) {
                        return Some(CollectionYear(next));
                    }
                }
                _ => {}
            }
        }
    })
}

/// The year most likely from the dates of what happened: the latest year that holds at least one
/// event in twenty, so that a few slips of the pen do not move it.
pub fn of_dates(of_year: &Return) -> Option<CollectionYear> {
    let mut counts: BTreeMap<CollectionYear, usize> = BTreeMap::new();
    let mut see = |cell: &Cell<Date>| {
        if let Some(date) = cell.get() {
            *counts.entry(CollectionYear::of(date)).or_default() += 1;
        }
    };
    for row in &of_year.episodes {
        see(&row.decom);
        see(&row.dec);
    }
    for row in &of_year.reviews {
        see(&row.review);
    }
    for row in &of_year.missing {
        see(&row.mis_start);
    }
    for row in &of_year.social_workers {
        see(&row.sw_decom);
    }
    let all: usize = counts.values().sum();
    counts
        .into_iter()
        .rev()
        .find(|(_, count)| count * 20 >= all)
        .map(|(year, _)| year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_the_year() {
        for (path, year) in [
            ("2027/episodes.csv", Some(2027)),
            ("returns\\2026-27\\header.csv", Some(2027)),
            ("903_2025_26.xml", Some(2026)),
            ("ssda903-202627/oc2.csv", Some(2027)),
            ("2025-2026/header.csv", Some(2026)),
            ("synthetic-903-wigan-scale-2021-2027/header.csv", None),
            (
                "synthetic-903-wigan-scale-2021-2027/2024/header.csv",
                Some(2024),
            ),
            ("ssda903.xml", None),
            ("1999/header.csv", None),
            ("export 20270331/header.csv", None),
            ("", None),
        ] {
            assert_eq!(of_name(path), year.map(CollectionYear), "{path}");
        }
    }
}
