//! What one more bed would change, of which kind and where.

use super::ask::Ask;
use super::graph::{Part, Parts};
use super::{Look, Named, OneMore, named};
use crate::home::{Home, Kind};
use crate::matters::Case;
use care::Authority;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Homes of one kind in one area, and whom a bed there would help.
struct There {
    at: Vec<Named>,
    /// For each who is searching whether they could live there, and near home.
    who: Vec<bool>,
    near: Vec<bool>,
}

impl Look<'_> {
    /// Any home that somebody of the part with too few could live in, were a bed free there, would
    /// place one more: they are placed themselves or let another be.
    pub(super) fn one_more(&self, parts: &Parts, planned: &[Home]) -> Vec<OneMore> {
        let at_least = self.counting.at_least();
        let short: Vec<(usize, Case<'_>)> = (0..self.people.len())
            .filter(|at| parts.people[*at] == Part::TooFew)
            .map(|at| {
                let case = &self.cases[at];
                let case = Case {
                    but_for_a_bed: true,
                    answers_only: true,
                    ..Case::new(case.yp, case.residents, case.council, case.on)
                };
                (at, case)
            })
            .collect();
        let all: Vec<&Home> = self.homes.iter().copied().chain(planned).collect();
        let everyone: Vec<(usize, &Case<'_>)> =
            short.iter().map(|(at, case)| (*at, case)).collect();
        let ask = Ask::new(&everyone, self.council, at_least);
        let mut kinds: BTreeMap<(Kind, Option<Authority>), Vec<&Home>> = BTreeMap::new();
        for home in all {
            let area = home.place.value().map(|place| place.authority);
            kinds.entry((home.kind, area)).or_default().push(home);
        }
        let mut told: Vec<OneMore> = kinds
            .into_par_iter()
            .filter_map(|((kind, area), homes)| {
                let mut there = self.helped(&ask, &homes);
                there.at.sort_unstable();
                (!there.at.is_empty()).then(|| OneMore {
                    kind,
                    area,
                    at: there.at,
                    near_home: there.near.iter().filter(|near| **near).count(),
                    could_live_there: (0..there.who.len())
                        .filter(|at| there.who[*at])
                        .map(|at| self.person(at))
                        .collect(),
                })
            })
            .collect();
        told.sort_by_key(|more| Reverse((more.could_live_there.len(), more.near_home)));
        told
    }

    /// Whom homes of one kind in one area could take. Whoever is known to be helped is not asked about
    /// again, unless another home would be near home.
    fn helped(&self, ask: &Ask<'_, '_>, homes: &[&Home]) -> There {
        let mut there = There {
            at: Vec::new(),
            who: vec![false; self.people.len()],
            near: vec![false; self.people.len()],
        };
        for home in homes {
            let near = |at: usize| self.is_near(self.people[at], home);
            let wanted = |at: usize| !there.who[at] || !there.near[at] && near(at);
            let new = ask.some(home, wanted, usize::MAX);
            if new.is_empty() && ask.some(home, |_| true, 1).is_empty() {
                continue;
            }
            there.at.push(named(home));
            for at in new {
                there.near[at] = there.near[at] || near(at);
                there.who[at] = true;
            }
        }
        there
    }
}
