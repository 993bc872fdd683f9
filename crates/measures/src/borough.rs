//! A council's children, ready to be measured on any day.

use crate::history::ChildHistory;
use crate::spells::Prepared;
use care::ids::SubjectId;
use care::{Authority, Date};
use rayon::prelude::*;
use std::sync::Arc;

/// The children of one council and how many children live in its area.
///
/// Built once, then asked for any number of days. Children are held in the order of their ids, so
/// the order in which they were given never shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Borough {
    council: Authority,
    children: Vec<Arc<ChildHistory>>,
    prepared: Vec<Arc<Prepared>>,
    population: Population,
}

impl Borough {
    /// Takes histories in any order and works out what every measure needs of them.
    pub fn new(
        council: Authority,
        mut children: Vec<ChildHistory>,
        population: Population,
    ) -> Self {
        children.sort_by_key(|child| child.id);
        let (children, prepared) = children.into_par_iter().map(ready).unzip();
        Self {
            council,
            children,
            prepared,
            population,
        }
    }

    /// The same borough after the histories of some children changed, or are no longer there, and
    /// with these estimates: equal to one made anew, without working out the others again.
    pub fn with(
        &self,
        changed: impl IntoIterator<Item = (SubjectId, Option<ChildHistory>)>,
        population: Population,
    ) -> Self {
        let mut now = Self {
            population,
            ..self.clone()
        };
        for (id, child) in changed {
            let place = now.children.binary_search_by_key(&id, |child| child.id);
            match (place, child.map(ready)) {
                (Ok(at), Some((child, prepared))) => {
                    if let (Some(old), Some(was)) =
                        (now.children.get_mut(at), now.prepared.get_mut(at))
                    {
                        (*old, *was) = (child, prepared);
                    }
                }
                (Err(at), Some((child, prepared))) => {
                    now.children.insert(at, child);
                    now.prepared.insert(at, prepared);
                }
                (Ok(at), None) => {
                    now.children.remove(at);
                    now.prepared.remove(at);
                }
                (Err(_), None) => {}
            }
        }
        now
    }

    /// Whose children they are.
    pub const fn council(&self) -> Authority {
        self.council
    }
    /// The children, by position as in a [`crate::ChildSet`].
    pub fn children(&self) -> &[Arc<ChildHistory>] {
        &self.children
    }
    /// The child at a position of a [`crate::ChildSet`].
    pub fn child(&self, position: u32) -> Option<&ChildHistory> {
        self.children.get(position as usize).map(|child| &**child)
    }
    /// The population figures given.
    pub const fn population(&self) -> &Population {
        &self.population
    }
    pub(crate) fn prepared(&self) -> &[Arc<Prepared>] {
        &self.prepared
    }
}

/// A child's history in order, with what is worked out of it once.
fn ready(mut child: ChildHistory) -> (Arc<ChildHistory>, Arc<Prepared>) {
    child.episodes.sort_by_key(|episode| {
        (
            episode.period.from,
            episode.period.until.is_none(),
            episode.period.until,
        )
    });
    let prepared = Prepared::of(&child);
    (Arc::new(child), Arc::new(prepared))
}

/// Children aged 0 to 17 living in the council's area, by mid-year (30 June).
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Population {
    by_year: Vec<(i16, u64)>,
}

impl Population {
    /// From `(year, people)` pairs in any order; the last of equal years wins.
    pub fn new(estimates: impl IntoIterator<Item = (i16, u64)>) -> Self {
        let by_year: std::collections::BTreeMap<i16, u64> = estimates.into_iter().collect();
        Self {
            by_year: by_year.into_iter().collect(),
        }
    }

    /// The estimate that a rate on a day divides by: the latest mid-year on or before it, as DfE
    /// divides 31 March 2025 by mid-2024. When the estimates held stop earlier, the last of them.
    pub fn on(&self, day: Date) -> Option<(i16, u64)> {
        let latest = if (day.month(), day.day()) >= (6, 30) {
            day.year()
        } else {
            day.year() - 1
        };
        self.by_year
            .iter()
            .rev()
            .find(|(year, _)| *year <= latest)
            .copied()
    }
}
