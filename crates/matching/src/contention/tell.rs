//! What contention says, in sentences.

use super::{Cluster, Contention, Counting, DependedOn, OneMore};
use crate::words::{capital, list, people};

/// At most so many names in one sentence; the page lists the rest.
const NAMES: usize = 6;

impl Contention {
    /// The whole in plain sentences, most important first.
    pub fn sentences(&self) -> Vec<String> {
        let homes = match self.counting {
            Counting::Possible => "homes that are possible today",
            Counting::PossibleIf => "homes that are possible, or possible if something is agreed",
        };
        let mut all = vec![format!(
            "{} searching. Counting {homes}, {} can have a home at once.",
            capital(are(self.searching, "is", "are")),
            at_most(self.placed, self.searching)
        )];
        if self.home_known > 0 {
            all.push(format!(
                "{} can have a home near home at once. Home is on record for {} of {}.",
                capital(people(self.near_home)),
                self.home_known,
                self.searching
            ));
        }
        if !self.nobody.is_empty() {
            let names = self.nobody.iter().map(|person| &*person.name);
            all.push(format!("No home counts for {}.", some(names)));
        }
        all.extend(self.depended_on.iter().map(DependedOn::sentence));
        all.extend(self.too_few.iter().map(Cluster::too_few));
        all.extend(self.exact.iter().map(Cluster::exact));
        all.extend(self.one_more.iter().map(OneMore::sentence));
        all
    }
}

impl DependedOn {
    /// Who depends on it.
    pub fn sentence(&self) -> String {
        let names = some(self.only_home_of.iter().map(|person| &*person.name));
        let beds = beds(self.beds);
        if self.only_home_of.len() > 1 {
            format!(
                "{} is the only home for each of {names}. It has {beds}.",
                self.home.name
            )
        } else {
            format!(
                "{} is the only home for {names}. It has {beds}.",
                self.home.name
            )
        }
    }
}

impl Cluster {
    fn too_few(&self) -> String {
        format!(
            "{} can only live in {}, which {} {}: {} will be without a home whatever is decided.",
            some(self.people.iter().map(|person| &*person.name)),
            some(self.homes.iter().map(|home| &*home.name)),
            if self.homes.len() == 1 { "has" } else { "have" },
            beds(self.beds),
            people(self.people.len().saturating_sub(self.beds as usize))
        )
    }
    fn exact(&self) -> String {
        format!(
            "{} can all be placed in {}, and then every bed there is taken: one bed fewer would leave \
             somebody without a home.",
            some(self.people.iter().map(|person| &*person.name)),
            some(self.homes.iter().map(|home| &*home.name)),
        )
    }
}

impl OneMore {
    /// What it would change.
    pub fn sentence(&self) -> String {
        let place = match self.area {
            Some(area) => format!(
                " in {}",
                area.name()
                    .map_or_else(|| area.to_string(), ToOwned::to_owned)
            ),
            None => String::new(),
        };
        format!(
            "One more bed in {}{place} would give one more young person a home; it could be {}. For \
             {} of them it would be near home.",
            self.kind.words(),
            some_or(self.could_live_there.iter().map(|person| &*person.name)),
            self.near_home
        )
    }
}

fn some<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    list(&shortened(names))
}

fn some_or<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let names = shortened(names);
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => list(&names),
    }
}

fn shortened<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Vec<String> {
    let all = names.len();
    let shown = if all > NAMES { NAMES - 1 } else { all };
    let mut words: Vec<String> = names.take(shown).map(ToOwned::to_owned).collect();
    if all > shown {
        words.push(format!("{} more", all - shown));
    }
    words
}

fn are(n: usize, one: &str, more: &str) -> String {
    format!("{} {}", people(n), if n == 1 { one } else { more })
}

fn at_most(placed: usize, of: usize) -> String {
    match placed {
        n if n == of && of > 1 => format!("all {n}"),
        n => people(n),
    }
}

fn beds(n: u32) -> String {
    match n {
        1 => "one free bed".into(),
        n => format!("{n} free beds"),
    }
}
