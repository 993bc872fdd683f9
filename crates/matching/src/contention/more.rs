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
#[derive(Default)]
struct There {
    at: Vec<Named>,
    who: Vec<usize>,
    near: Vec<usize>,
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
                    ..Case::new(case.yp, case.residents, case.council, case.on)
                };
                (at, case)
            })
            .collect();
        let all: Vec<&Home> = self.homes.iter().copied().chain(planned).collect();
        let everyone: Vec<(usize, &Case<'_>)> =
            short.iter().map(|(at, case)| (*at, case)).collect();
        let ask = Ask::new(&everyone, self.council, at_least);
        let helped: Vec<(&Home, Vec<usize>)> = all
            .par_iter()
            .map(|home| (*home, ask.who(home)))
            .filter(|(_, who)| !who.is_empty())
            .collect();
        let mut kinds: BTreeMap<(Kind, Option<Authority>), There> = BTreeMap::new();
        for (home, who) in helped {
            let area = home.place.value().map(|place| place.authority);
            let there = kinds.entry((home.kind, area)).or_default();
            there.at.push(named(home));
            let near = who.iter().copied();
            there
                .near
                .extend(near.filter(|at| self.is_near(self.people[*at], home)));
            there.who.extend(who);
        }
        let mut told: Vec<OneMore> = kinds
            .into_iter()
            .map(|((kind, area), mut there)| {
                there.at.sort_unstable();
                for list in [&mut there.who, &mut there.near] {
                    list.sort_unstable();
                    list.dedup();
                }
                OneMore {
                    kind,
                    area,
                    at: there.at,
                    near_home: there.near.len(),
                    could_live_there: there.who.into_iter().map(|at| self.person(at)).collect(),
                }
            })
            .collect();
        told.sort_by_key(|more| Reverse((more.could_live_there.len(), more.near_home)));
        told
    }
}
