//! Everyone who is searching and all homes at once: whom only one home can take, which homes several
//! depend on, how many can be placed together, and what one more bed would change.
//!
//! It is structure, not weights: a largest possible set of places and what all such sets have in
//! common. It proposes no one for anywhere.

mod ask;
pub mod graph;
mod more;
mod tell;

use crate::council::Council;
use crate::home::{Home, Kind};
use crate::matters::{self, Case, Group};
use crate::residents::Residents;
use crate::young_person::{Matters, YoungPerson};
use ask::Ask;
use care::ids::{HomeId, YoungPersonId};
use care::{Authority, Date, Period};
use graph::{Graph, Part, Parts, Places};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which homes count for somebody.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Counting {
    /// Those that are possible today.
    Possible,
    /// Also those that are possible if something is answered or agreed.
    PossibleIf,
}

impl Counting {
    const fn at_least(self) -> Group {
        match self {
            Self::Possible => Group::Possible,
            Self::PossibleIf => Group::PossibleIf,
        }
    }
}

/// Somebody who is searching.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Person {
    /// How sentences call them.
    pub name: Arc<str>,
    /// Who.
    pub id: YoungPersonId,
}

/// A home that counts for somebody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Named {
    /// How sentences call it.
    pub name: Arc<str>,
    /// Which.
    pub id: HomeId,
}

/// A home that somebody cannot do without.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DependedOn {
    /// Which.
    pub home: Named,
    /// Free beds counted.
    pub beds: u32,
    /// Whose only home it is.
    pub only_home_of: Vec<Person>,
    /// How many it counts for in all.
    pub counts_for: usize,
    /// Whether one bed fewer here would leave one more person without a home.
    pub needed: bool,
}

/// People and the homes they share, apart from all others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cluster {
    /// Who.
    pub people: Vec<Person>,
    /// All the homes that count for any of them and are in this part.
    pub homes: Vec<Named>,
    /// Free beds in those homes.
    pub beds: u32,
}

/// What one more bed of a kind in an area would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OneMore {
    /// The kind of home.
    pub kind: Kind,
    /// Where; none when the place of those homes is not known.
    pub area: Option<Authority>,
    /// The homes of that kind there where a bed would help.
    pub at: Vec<Named>,
    /// Who of those in a part with too few beds could live there. One more of them would have a
    /// home, directly or by others changing places.
    pub could_live_there: Vec<Person>,
    /// Of them, for whom it would be near home.
    pub near_home: usize,
}

/// Everyone who is searching and all homes, together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contention {
    /// On which day.
    pub on: Date,
    /// Which homes count.
    pub counting: Counting,
    /// How many are searching.
    pub searching: usize,
    /// How many can have a home at once.
    pub placed: usize,
    /// How many can have a home near home at once, of those whose home is known.
    pub near_home: usize,
    /// How many have a home of their own on record to measure from.
    pub home_known: usize,
    /// For whom no home counts.
    pub nobody: Vec<Person>,
    /// Whom only one home can take.
    pub only_one: Vec<(Person, Named)>,
    /// Homes that are somebody's only one; those that most depend on first.
    pub depended_on: Vec<DependedOn>,
    /// Where there are fewer beds than people.
    pub too_few: Vec<Cluster>,
    /// Where there are exactly as many beds as people.
    pub exact: Vec<Cluster>,
    /// How many people have beds to spare.
    pub with_room: usize,
    /// What one more bed would change; what helps most people first.
    pub one_more: Vec<OneMore>,
}

/// Looks at everyone who is searching and all homes at once. `planned` are homes in the pipeline:
/// they are only asked what one more bed there would change. Staying and going home are no
/// contention and left out; so is the home somebody lives in already.
///
/// A home's beds are those free from the first night that anybody needs on; one, when that is not
/// known and the home counts all the same.
pub fn contention(
    searching: &[YoungPerson],
    homes: &[Home],
    planned: &[Home],
    residents: &Residents,
    council: &Council,
    on: Date,
    counting: Counting,
) -> Contention {
    let mut people: Vec<&YoungPerson> = searching.iter().collect();
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let mut places: Vec<&Home> = homes.iter().collect();
    places.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let look = Look {
        cases: people
            .iter()
            .map(|person| Case {
                answers_only: true,
                ..Case::new(person, residents, council, on)
            })
            .collect(),
        people,
        homes: places,
        council,
        counting,
    };
    let could = look.could();
    let graph = Graph::new(look.beds(on), &could);
    let largest = graph.largest();
    let parts = graph.parts(&largest);
    let near = look.near(&could);
    let near_home = Graph::new(graph.beds().to_vec(), &near).largest().placed();
    look.told(on, &graph, &largest, &parts, near_home, planned)
}

struct Look<'a> {
    people: Vec<&'a YoungPerson>,
    cases: Vec<Case<'a>>,
    homes: Vec<&'a Home>,
    council: &'a Council,
    counting: Counting,
}

impl Look<'_> {
    /// For each person the homes that count.
    fn could(&self) -> Vec<Vec<u32>> {
        let everyone: Vec<(usize, &Case<'_>)> = self.cases.iter().enumerate().collect();
        let ask = Ask::new(&everyone, self.council, self.counting.at_least());
        let found: Vec<Vec<usize>> = self.homes.par_iter().map(|home| ask.who(home)).collect();
        let mut could = vec![Vec::new(); self.people.len()];
        for (home, who) in found.into_iter().enumerate() {
            for person in who {
                could[person].push(home as u32);
            }
        }
        could
    }

    fn beds(&self, on: Date) -> Vec<u32> {
        let first = self
            .people
            .iter()
            .map(|person| person.nights.from)
            .min()
            .unwrap_or(on);
        self.homes
            .par_iter()
            .map(|home| {
                let free =
                    matters::beds::free(home, Period::since(first), on, self.council.vacancy_holds);
                free.map_or(1, |free| free.max(1) as u32)
            })
            .collect()
    }

    fn near(&self, could: &[Vec<u32>]) -> Vec<Vec<u32>> {
        could
            .iter()
            .zip(&self.people)
            .map(|(homes, person)| {
                homes
                    .iter()
                    .copied()
                    .filter(|home| self.is_near(person, self.homes[*home as usize]))
                    .collect()
            })
            .collect()
    }

    fn is_near(&self, person: &YoungPerson, home: &Home) -> bool {
        let theirs = home_of(person);
        let there = home.place.value().map(|place| place.grid);
        theirs
            .zip(there)
            .is_some_and(|(a, b)| a.miles_to(b) <= self.council.near)
    }

    fn person(&self, at: usize) -> Person {
        Person {
            name: self.people[at].name.clone(),
            id: self.people[at].id,
        }
    }

    fn told(
        &self,
        on: Date,
        graph: &Graph,
        largest: &Places,
        parts: &Parts,
        near_home: usize,
        planned: &[Home],
    ) -> Contention {
        let everyone = || 0..self.people.len();
        let nobody = everyone().filter(|at| graph.could(*at).is_empty());
        let only_one = everyone().filter_map(|at| match graph.could(at) {
            [home] => Some((self.person(at), named(self.homes[*home as usize]))),
            _ => None,
        });
        let with_room = parts.people.iter().filter(|part| **part == Part::Room);
        Contention {
            on,
            counting: self.counting,
            searching: self.people.len(),
            placed: largest.placed(),
            near_home,
            home_known: everyone()
                .filter(|at| home_of(self.people[*at]).is_some())
                .count(),
            nobody: nobody.map(|at| self.person(at)).collect(),
            only_one: only_one.collect(),
            depended_on: self.depended_on(graph, parts),
            too_few: self.clusters(graph, parts, Part::TooFew),
            exact: self.clusters(graph, parts, Part::Exact),
            with_room: with_room.count(),
            one_more: self.one_more(parts, planned),
        }
    }

    fn depended_on(&self, graph: &Graph, parts: &Parts) -> Vec<DependedOn> {
        let (from, who) = graph.by_home();
        let mut all: Vec<DependedOn> = (0..self.homes.len())
            .filter_map(|home| {
                let counts_for = &who[from[home]..from[home + 1]];
                let only: Vec<Person> = counts_for
                    .iter()
                    .filter(|person| graph.could(**person as usize).len() == 1)
                    .map(|person| self.person(*person as usize))
                    .collect();
                (!only.is_empty()).then(|| DependedOn {
                    home: named(self.homes[home]),
                    beds: graph.beds()[home],
                    only_home_of: only,
                    counts_for: counts_for.len(),
                    needed: parts.homes[home] != Part::Room,
                })
            })
            .collect();
        all.sort_by(|a, b| {
            (b.only_home_of.len(), b.counts_for, &a.home).cmp(&(
                a.only_home_of.len(),
                a.counts_for,
                &b.home,
            ))
        });
        all
    }

    /// People of one part who share homes, and those homes. Those for whom no home counts are told
    /// apart from them.
    fn clusters(&self, graph: &Graph, parts: &Parts, part: Part) -> Vec<Cluster> {
        let mut root: Vec<u32> = (0..self.homes.len() as u32).collect();
        let inside = |person: usize| {
            graph
                .could(person)
                .iter()
                .copied()
                .filter(|home| parts.homes[*home as usize] == part)
        };
        let people: Vec<usize> = (0..self.people.len())
            .filter(|person| parts.people[*person] == part && inside(*person).next().is_some())
            .collect();
        for person in &people {
            let mut homes = inside(*person);
            if let Some(first) = homes.next() {
                for home in homes {
                    let (a, b) = (find(&mut root, first), find(&mut root, home));
                    root[a.max(b) as usize] = a.min(b);
                }
            }
        }
        let mut clusters: BTreeMap<u32, (Vec<usize>, Vec<u32>)> = BTreeMap::new();
        for person in people {
            let homes: Vec<u32> = inside(person).collect();
            let cluster = clusters.entry(find(&mut root, homes[0])).or_default();
            cluster.0.push(person);
            cluster.1.extend(homes);
        }
        let mut told: Vec<Cluster> = clusters
            .into_values()
            .map(|(people, mut homes)| {
                homes.sort_unstable();
                homes.dedup();
                Cluster {
                    people: people.into_iter().map(|at| self.person(at)).collect(),
                    beds: homes.iter().map(|home| graph.beds()[*home as usize]).sum(),
                    homes: homes
                        .into_iter()
                        .map(|home| named(self.homes[home as usize]))
                        .collect(),
                }
            })
            .collect();
        told.sort_by_key(|cluster| std::cmp::Reverse(cluster.people.len()));
        told
    }
}

fn named(home: &Home) -> Named {
    Named {
        name: home.name.clone(),
        id: home.id,
    }
}

/// Where somebody lived with their family.
fn home_of(person: &YoungPerson) -> Option<care::Grid> {
    person
        .destinations
        .iter()
        .filter(|destination| destination.what == Matters::Home)
        .find_map(|destination| destination.place.value().copied())
}

fn find(root: &mut [u32], mut at: u32) -> u32 {
    while root[at as usize] != at {
        let up = root[root[at as usize] as usize];
        root[at as usize] = up;
        at = up;
    }
    at
}
