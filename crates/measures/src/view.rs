//! A borough on one day: who was looked after, where, and what the year before held.
//!
//! **The year of a day** is the twelve months that end on it, both ends inside: for 31 March that
//! is DfE's collection year, 1 April to 31 March.

use crate::borough::Borough;
use crate::history::{ChildHistory, Episode};
use crate::outcome::{Answer, Outcome, Tally, Unit};
use crate::spells::{Care, Prepared, Stay};
use care::codes::{PlacementGroup, PlacementType};
use care::dates::{plus_days, plus_years};
use care::{CollectionYear, Date};
use std::ops::Range;
use std::sync::OnceLock;

/// A borough on a day, or a run of its children on that day. Measures on the same day share it.
pub struct View<'a> {
    borough: &'a Borough,
    on: Date,
    children: Range<u32>,
    /// First day of the year that ends on `on`.
    first: Date,
    looked_after: Vec<Stand>,
    in_year: OnceLock<Vec<u32>>,
}

/// A child looked after on the day.
#[derive(Clone, Copy, Debug)]
struct Stand {
    child: u32,
    care: u16,
    /// The day's episode.
    now: u16,
    /// The usual placement's episode: `now`, or for a temporary absence the one before it.
    usual: u16,
}

/// A child looked after on the day, with what measures ask of them.
#[derive(Clone, Copy)]
pub(crate) struct LookedAfter<'a> {
    pub(crate) child: &'a ChildHistory,
    pub(crate) prepared: &'a Prepared,
    pub(crate) care: &'a Care,
    /// The day's episode (its legal status holds).
    pub(crate) now: &'a Episode,
    /// The usual placement's episode (its place and address hold).
    pub(crate) usual: &'a Episode,
    position: u16,
    on: Date,
}

impl<'a> LookedAfter<'a> {
    /// The published group of the usual placement.
    pub(crate) fn group(&self) -> Option<PlacementGroup> {
        self.usual.place.map(PlacementType::group)
    }
    /// The stay that the day's episode belongs to, among stays told apart by one rule, with its
    /// position.
    pub(crate) fn stay(&self, stays: &'a [Stay]) -> Option<(usize, &'a Stay)> {
        let which = stays
            .iter()
            .rposition(|stay| stay.first <= self.position && self.position <= stay.last)?;
        Some((which, &stays[which]))
    }
    /// Whether the unbroken period of care had begun on or before a day; `None` when it began
    /// before the record does.
    pub(crate) fn long_in_care(&self, day: Date) -> Option<bool> {
        if self.care.period.from <= day {
            return Some(true);
        }
        self.care.start_known.then_some(false)
    }
    /// Whether the period of care had begun on or before a day, with no short breaks since: `None`
    /// when it began before the record does.
    pub(crate) fn continuously_since(&self, day: Date) -> Option<bool> {
        let in_breaks = self
            .prepared
            .breaks
            .iter()
            .any(|time| time.from <= self.on && time.until.is_none_or(|until| until > day));
        if in_breaks {
            return Some(false);
        }
        if self.care.period.from <= day {
            return Some(true);
        }
        self.care.start_known.then_some(false)
    }
}

/// Whose status as unaccompanied the split goes by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Split {
    /// At any time in the year.
    Year,
    /// Ever (care leavers: the status ends at 18).
    Ever,
}

impl<'a> View<'a> {
    /// Looks at a borough on a day.
    pub fn at(borough: &'a Borough, on: Date) -> Self {
        Self::of(borough, on, 0..borough.children().len() as u32)
    }

    /// Looks at a run of a borough's children on a day.
    pub(crate) fn of(borough: &'a Borough, on: Date, children: Range<u32>) -> Self {
        let looked_after = children
            .clone()
            .filter_map(|at| {
                let child = &borough.children()[at as usize];
                let prepared = &borough.prepared()[at as usize];
                let (care, now) = prepared.on(child, on)?;
                let usual = prepared.usual(child, &prepared.cares[usize::from(care)], now);
                Some(Stand {
                    child: at,
                    care,
                    now,
                    usual,
                })
            })
            .collect();
        Self {
            borough,
            on,
            children,
            first: year_of(on).0,
            looked_after,
            in_year: OnceLock::new(),
        }
    }

    /// The day.
    pub const fn on(&self) -> Date {
        self.on
    }
    /// First day of the year that ends on the day.
    pub const fn first(&self) -> Date {
        self.first
    }
    /// The borough looked at.
    pub const fn borough(&self) -> &'a Borough {
        self.borough
    }
    /// The first day of a span of so many years that ends on the day.
    pub(crate) fn years_back(&self, years: i16) -> Date {
        plus_days(plus_years(self.on, -years), 1)
    }

    /// Asks each child looked after on the day.
    pub(crate) fn of_looked_after(
        &self,
        unit: Unit,
        answer: impl Fn(&LookedAfter<'a>) -> Answer,
    ) -> Outcome {
        let mut tally = Tally::new(unit, self.on);
        for stand in &self.looked_after {
            let child = &self.borough.children()[stand.child as usize];
            let prepared = &self.borough.prepared()[stand.child as usize];
            let looked_after = LookedAfter {
                child,
                prepared,
                care: &prepared.cares[usize::from(stand.care)],
                now: prepared.episode(child, stand.now),
                usual: prepared.episode(child, stand.usual),
                position: stand.now,
                on: self.on,
            };
            tally.add(
                stand.child,
                child.unaccompanied_on(self.on),
                answer(&looked_after),
            );
        }
        tally.outcome(self.borough.population().on(self.on))
    }

    /// Asks each child looked after at any time in the year, short breaks apart.
    pub(crate) fn of_year(
        &self,
        unit: Unit,
        answer: impl Fn(&'a ChildHistory, &'a Prepared) -> Answer,
    ) -> Outcome {
        let in_year = self.in_year.get_or_init(|| {
            let touches = |prepared: &Prepared| {
                prepared.cares.iter().any(|care| {
                    // A child who left on the first day was looked after in the year.
                    care.period.from <= self.on
                        && care.period.until.is_none_or(|until| until >= self.first)
                })
            };
            self.children
                .clone()
                .filter(|at| touches(&self.borough.prepared()[*at as usize]))
                .collect()
        });
        self.ask(unit, Split::Year, in_year.iter().copied(), answer)
    }

    /// Asks every child in the record.
    pub(crate) fn of_everyone(
        &self,
        unit: Unit,
        split: Split,
        answer: impl Fn(&'a ChildHistory, &'a Prepared) -> Answer,
    ) -> Outcome {
        self.ask(unit, split, self.children.clone(), answer)
    }

    fn ask(
        &self,
        unit: Unit,
        split: Split,
        children: impl Iterator<Item = u32>,
        answer: impl Fn(&'a ChildHistory, &'a Prepared) -> Answer,
    ) -> Outcome {
        let mut tally = Tally::new(unit, self.on);
        for at in children {
            let child = &self.borough.children()[at as usize];
            let unaccompanied = match split {
                Split::Year => child.unaccompanied_on(self.first),
                Split::Ever => child.unaccompanied.is_some(),
            };
            tally.add(
                at,
                unaccompanied,
                answer(child, &self.borough.prepared()[at as usize]),
            );
        }
        tally.outcome(self.borough.population().on(self.on))
    }
}

/// The twelve months that end on a day, both ends inside.
pub fn year_of(on: Date) -> (Date, Date) {
    (plus_days(plus_years(on, -1), 1), on)
}

/// The last 31 March on or before a day: the day that a year's return speaks of.
pub fn last_return(on: Date) -> Date {
    let year = CollectionYear::of(on);
    if on == year.end() {
        on
    } else {
        year.previous().end()
    }
}
