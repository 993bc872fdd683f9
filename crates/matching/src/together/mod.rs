//! Several young people together: brothers and sisters, or care leavers who wish to share a home.
//! Which homes hold them all, and, where none does, which two near one another do.

mod tell;

use crate::council::Council;
use crate::found::{self, Choice};
use crate::home::Home;
use crate::matters::{self, Case, Group};
use crate::residents::Residents;
use crate::said::{Answer, Known};
use crate::words::list;
use crate::young_person::YoungPerson;
use care::ids::{HomeId, YoungPersonId};
use care::{Date, Miles};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// At most so many are looked at as one group: every way of parting them is tried.
pub const LARGEST_GROUP: usize = 6;
/// In looking for two homes near one another only so many of each part's are compared: those nearest
/// to the first destination that matters to them.
const NEAREST: usize = 400;

/// Whether one care leaver agrees to live with another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Who says so.
    pub of: YoungPersonId,
    /// About whom.
    pub to: YoungPersonId,
    /// Whether they agree.
    pub agrees: bool,
}

/// Why people wish to be together.
#[derive(Clone, Copy, Debug)]
pub enum Bond<'a> {
    /// Brothers and sisters.
    Siblings,
    /// Care leavers who each agree to each other, as far as they said.
    Choosing(&'a [Known<Consent>]),
}

/// Where a group could live.
#[derive(Clone, Debug)]
pub struct Together {
    /// Who, in the order of their names.
    pub who: Vec<(YoungPersonId, Arc<str>)>,
    /// Whether all agree to live with one another. Met for brothers and sisters, whom nobody asks
    /// to agree: what they wish is among their wishes.
    pub agreed: Answer,
    /// Who has still to be asked about whom, or said no.
    pub consents: Vec<String>,
    /// Homes that hold everyone, most possible first.
    pub one_home: Vec<Holding>,
    /// Pairs of homes that hold everyone between them: most kept together first, then nearest to one
    /// another.
    pub two_homes: Vec<Split>,
    /// How many homes cannot hold everyone although each alone could live there.
    pub only_apart: usize,
    /// The whole in a sentence.
    pub sentence: String,
}

/// A home that holds some of a group together.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Which.
    pub home: HomeId,
    /// How sentences call it.
    pub name: Arc<str>,
    /// How possible it is for the one for whom it is least so.
    pub group: Group,
    /// For each who would live there, everything that bears on it, with the others beside them.
    pub choices: Vec<(YoungPersonId, Choice)>,
}

/// A group in two homes.
#[derive(Clone, Debug)]
pub struct Split {
    /// The two homes with who would live in each; the larger part first.
    pub homes: [(HomeId, Arc<str>, Vec<YoungPersonId>); 2],
    /// How possible it is: the less possible of the two.
    pub group: Group,
    /// How far apart.
    pub miles: Miles,
    /// In a sentence.
    pub sentence: String,
}

/// What a search for a group looks at, beside the group.
#[derive(Clone, Copy, Debug)]
pub struct Among<'a> {
    /// The homes.
    pub homes: &'a [Home],
    /// Who lives in them.
    pub residents: &'a Residents,
    /// Who searches.
    pub council: &'a Council,
    /// The day.
    pub on: Date,
    /// Two homes are only paired within so many miles of one another.
    pub apart: Miles,
    /// At most so many pairs are told.
    pub show: usize,
}

/// Where several young people could live together on a day. Staying and going home are each one's
/// own options and not looked at here. A group of more than [`LARGEST_GROUP`] is cut to the first so
/// many by name, and the sentence says so.
pub fn together(group: &[YoungPerson], bond: Bond<'_>, among: Among<'_>) -> Together {
    let Among {
        homes,
        residents,
        council,
        on,
        apart,
        show,
    } = among;
    let mut people: Vec<&YoungPerson> = group.iter().collect();
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let cut = people.len().saturating_sub(LARGEST_GROUP);
    people.truncate(LARGEST_GROUP);
    let look = Look {
        people: &people,
        residents,
        council,
        on,
    };
    let all = (1usize << people.len()) - 1;
    // For each home how possible each part of the group is there, together.
    let mut held: Vec<(&Home, Vec<Group>)> = homes
        .par_iter()
        .map(|home| (home, look.parts(home)))
        .filter(|(_, parts)| parts.iter().any(|group| *group > Group::NotPossible))
        .collect();
    held.sort_by(|a, b| (&a.0.name, a.0.id).cmp(&(&b.0.name, b.0.id)));
    let mut one_home: Vec<Holding> = held
        .iter()
        .filter(|(_, parts)| people.len() > 1 && parts[all] > Group::NotPossible)
        .map(|(home, parts)| look.holding(home, parts[all], all))
        .collect();
    one_home.sort_by_key(|holding| Reverse(holding.group));
    let only_apart = held
        .iter()
        .filter(|(_, parts)| {
            parts[all] == Group::NotPossible
                && (0..people.len()).all(|at| parts[1 << at] > Group::NotPossible)
        })
        .count();
    let two_homes = look.splits(&held, apart, show);
    let (agreed, consents) = match bond {
        Bond::Siblings => (Answer::Met, Vec::new()),
        Bond::Choosing(said) => tell::consent(&people, said),
    };
    let sentence = tell::told(&people, cut, &one_home, &two_homes, only_apart, apart);
    Together {
        who: people
            .iter()
            .map(|person| (person.id, person.name.clone()))
            .collect(),
        agreed,
        consents,
        one_home,
        two_homes,
        only_apart,
        sentence,
    }
}

/// Two homes that would hold a group between them.
struct Pair<'h> {
    one: &'h Home,
    other: &'h Home,
    /// Who would live in the first, by their bits.
    part: usize,
    group: Group,
    miles: Miles,
    /// Whether it is as possible with the two parts changed over.
    either_way: bool,
}

impl Pair<'_> {
    fn names(&self) -> [(&str, HomeId); 2] {
        [self.one, self.other].map(|home| (&*home.name, home.id))
    }
}

struct Look<'a> {
    people: &'a [&'a YoungPerson],
    residents: &'a Residents,
    council: &'a Council,
    on: Date,
}

impl<'a> Look<'a> {
    /// How possible a home is for each part of the group, by the bits of who is in it.
    fn parts(&self, home: &Home) -> Vec<Group> {
        let n = self.people.len();
        let mut parts = vec![Group::NotPossible; 1 << n];
        for part in 1usize..1 << n {
            // What cannot hold one of them, or all but one, cannot hold all.
            let smaller = (0..n)
                .filter(|at| part & (1 << at) != 0 && part != 1 << at)
                .all(|at| parts[part & !(1 << at)] > Group::NotPossible);
            if smaller {
                parts[part] = self.part(home, part);
            }
        }
        parts
    }

    fn part(&self, home: &Home, part: usize) -> Group {
        self.members(part)
            .map(|at| {
                let beside: Vec<&YoungPerson> = self
                    .members(part)
                    .filter(|other| *other != at)
                    .map(|other| self.people[other])
                    .collect();
                let case = Case {
                    beside: &beside,
                    ..Case::new(self.people[at], self.residents, self.council, self.on)
                };
                matters::group(&case, home, Group::PossibleIf)
            })
            .min()
            .unwrap_or(Group::NotPossible)
    }

    fn members(&self, part: usize) -> impl Iterator<Item = usize> + use<> {
        (0..self.people.len()).filter(move |at| part & (1 << at) != 0)
    }

    fn holding(&self, home: &Home, group: Group, part: usize) -> Holding {
        Holding {
            home: home.id,
            name: home.name.clone(),
            group,
            choices: self
                .members(part)
                .map(|at| {
                    let beside: Vec<&YoungPerson> = self
                        .members(part)
                        .filter(|other| *other != at)
                        .map(|other| self.people[other])
                        .collect();
                    let case = Case {
                        beside: &beside,
                        ..Case::new(self.people[at], self.residents, self.council, self.on)
                    };
                    (self.people[at].id, found::of_home(&case, home))
                })
                .collect(),
        }
    }

    fn splits(&self, held: &[(&Home, Vec<Group>)], apart: Miles, show: usize) -> Vec<Split> {
        let n = self.people.len();
        if n < 2 {
            return Vec::new();
        }
        let all = (1usize << n) - 1;
        let mut splits: Vec<Pair<'_>> = Vec::new();
        for part in 1..all {
            let rest = all & !part;
            // Each parting once: the larger part first, of equal ones that with the first by name.
            let (a, b) = (part.count_ones(), rest.count_ones());
            if a < b || a == b && part & 1 == 0 {
                continue;
            }
            let (here, there) = (self.nearest(held, part), self.nearest(held, rest));
            let how = |all: &[(&Home, Group, care::Grid)]| -> HashMap<HomeId, Group> {
                all.iter()
                    .map(|(home, group, _)| (home.id, *group))
                    .collect()
            };
            let (of_here, of_there) = (how(&here), how(&there));
            for (one, group_one, grid_one) in &here {
                for (other, group_other, grid_other) in &there {
                    let miles = grid_one.miles_to(*grid_other);
                    if one.id == other.id || miles > apart {
                        continue;
                    }
                    let group = (*group_one).min(*group_other);
                    // The same two homes with the parts changed over are the same pair: told once.
                    let changed_over = of_here
                        .get(&other.id)
                        .zip(of_there.get(&one.id))
                        .map(|(a, b)| (*a).min(*b));
                    let first = (&one.name, one.id) < (&other.name, other.id);
                    if changed_over.is_some_and(|it| it > group || it == group && !first) {
                        continue;
                    }
                    splits.push(Pair {
                        one,
                        other,
                        part,
                        group,
                        miles,
                        either_way: changed_over == Some(group),
                    });
                }
            }
            splits.sort_by(|a, b| {
                (
                    Reverse((a.group, a.part.count_ones())),
                    a.miles,
                    a.names(),
                    a.part,
                )
                    .cmp(&(
                        Reverse((b.group, b.part.count_ones())),
                        b.miles,
                        b.names(),
                        b.part,
                    ))
            });
            splits.truncate(show);
        }
        splits.iter().map(|pair| self.split(pair, all)).collect()
    }

    /// A pair in words.
    fn split(&self, pair: &Pair<'_>, all: usize) -> Split {
        let (part, rest) = (pair.part, all & !pair.part);
        let names = |part| -> Vec<&str> {
            self.members(part)
                .map(|at| &*self.people[at].name)
                .collect()
        };
        let ids = |part| self.members(part).map(|at| self.people[at].id).collect();
        let or = if pair.either_way {
            ", or the other way round"
        } else {
            ""
        };
        Split {
            homes: [
                (pair.one.id, pair.one.name.clone(), ids(part)),
                (pair.other.id, pair.other.name.clone(), ids(rest)),
            ],
            group: pair.group,
            miles: pair.miles,
            sentence: format!(
                "{} at {} and {} at {}{or}, {} miles apart.",
                list(&names(part)),
                pair.one.name,
                list(&names(rest)),
                pair.other.name,
                pair.miles
            ),
        }
    }

    /// Homes for a part of the group whose place is known: those nearest to the first destination
    /// known of anybody in it.
    fn nearest<'h>(
        &self,
        held: &[(&'h Home, Vec<Group>)],
        part: usize,
    ) -> Vec<(&'h Home, Group, care::Grid)> {
        let from = self.members(part).find_map(|at| {
            self.people[at]
                .destinations
                .iter()
                .find_map(|destination| destination.place.value().copied())
        });
        let mut all: Vec<(&Home, Group, care::Grid)> = held
            .iter()
            .filter(|(_, parts)| parts[part] > Group::NotPossible)
            .filter_map(|(home, parts)| Some((*home, parts[part], home.place.value()?.grid)))
            .collect();
        if let Some(from) = from {
            all.sort_by_key(|(home, group, grid)| (Reverse(*group), grid.miles_to(from), home.id));
        }
        all.truncate(NEAREST);
        all
    }
}
