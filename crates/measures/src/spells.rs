//! Periods of care and stays: what a run of episodes says about how long a child has been looked
//! after and how often they have moved.
//!
//! A **period of care** is an unbroken run of episodes outside short breaks (V3, V4): each begins
//! on the day the one before ended. A **stay** is a time in one placement inside a period of care;
//! an episode that only changes the legal status is part of the same stay.

use crate::history::{ChildHistory, Episode};
use care::codes::{LegalStatus, PlacementType, ReasonNewEpisode};
use care::{Date, Period};

/// Whether a move that keeps the carers (`RNE` T or U) begins a new placement.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SameCarers {
    /// Only when the home really changed: the placement's postcode is another one.
    WhenHomeChanged,
    /// Never: only a change of carers counts.
    Never,
    /// Always, as each new placement in the return.
    Always,
}

/// An unbroken time looked after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Care {
    pub(crate) period: Period,
    /// Whether the first day is the day care began, and not only the first day we know of.
    pub(crate) start_known: bool,
    /// Positions in [`Prepared::cared`].
    pub(crate) first: u16,
    pub(crate) last: u16,
}

/// A time in one placement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stay {
    pub(crate) period: Period,
    /// Whether it may have begun before the first day we know of.
    pub(crate) start_known: bool,
    /// Position in [`Prepared::cares`].
    pub(crate) care: u16,
    /// Positions in [`Prepared::cared`] of its first and last episode.
    pub(crate) first: u16,
    pub(crate) last: u16,
}

/// What is worked out once for a child, whatever the day asked about.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Prepared {
    /// Positions in the child's episodes, in order, of those outside short breaks.
    pub(crate) cared: Vec<u16>,
    pub(crate) cares: Vec<Care>,
    /// Times in short breaks.
    pub(crate) breaks: Vec<Period>,
    /// Stays, with T and U counted when the home changed.
    pub(crate) stays: Vec<Stay>,
    /// Stays, with T and U never counted: times with the same carers.
    pub(crate) carers: Vec<Stay>,
    /// Stays, with every T and U counted.
    pub(crate) placements: Vec<Stay>,
}

impl Prepared {
    /// Works out periods and stays. The child's episodes must be sorted.
    pub(crate) fn of(child: &ChildHistory) -> Self {
        let mut prepared = Self::default();
        for (at, episode) in child
            .episodes
            .iter()
            .enumerate()
            .take(usize::from(u16::MAX))
        {
            if episode
                .period
                .until
                .is_some_and(|until| until < episode.period.from)
            {
                // Ends before it begins: not understood, counted nowhere.
                continue;
            }
            if episode.legal.is_some_and(LegalStatus::is_short_breaks) {
                prepared.breaks.push(episode.period);
            } else {
                prepared.cared.push(at as u16);
            }
        }
        prepared.cares = prepared.find_cares(child);
        prepared.stays = prepared.find_stays(child, SameCarers::WhenHomeChanged);
        prepared.carers = prepared.find_stays(child, SameCarers::Never);
        prepared.placements = prepared.find_stays(child, SameCarers::Always);
        prepared
    }

    /// The episode at a position of [`Prepared::cared`].
    pub(crate) fn episode<'a>(&self, child: &'a ChildHistory, position: u16) -> &'a Episode {
        &child.episodes[usize::from(self.cared[usize::from(position)])]
    }

    fn find_cares(&self, child: &ChildHistory) -> Vec<Care> {
        let mut cares: Vec<Care> = Vec::new();
        for position in 0..self.cared.len() as u16 {
            let episode = self.episode(child, position);
            let begins = episode.began == Some(ReasonNewEpisode::S);
            if let Some(care) = cares.last_mut() {
                let before = self.episode(child, care.last);
                let gap = care
                    .period
                    .until
                    .is_some_and(|until| until < episode.period.from);
                // Left care and came back the same day: two periods, though no night lies between.
                let left = care.period.until == Some(episode.period.from)
                    && begins
                    && before.ceased.is_some_and(|reason| reason.leaves_care());
                if !gap && !left {
                    care.last = position;
                    care.period.until = match (care.period.until, episode.period.until) {
                        (Some(a), Some(b)) => Some(a.max(b)),
                        _ => None,
                    };
                    continue;
                }
            }
            // A child who comes out of a series of short breaks begins a period of care without
            // the reason S; so does one whose care before is in the record.
            let after_breaks = self
                .breaks
                .iter()
                .any(|time| time.until == Some(episode.period.from));
            cares.push(Care {
                period: episode.period,
                start_known: begins || after_breaks,
                first: position,
                last: position,
            });
        }
        cares
    }

    fn find_stays(&self, child: &ChildHistory, rule: SameCarers) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        for (which, care) in self.cares.iter().enumerate() {
            let mut here: Option<Stay> = None;
            let mut position = care.first;
            while position <= care.last {
                let episode = self.episode(child, position);
                if let Some(stay) = &mut here {
                    let back = self.back_from_absence(child, care, stay.last, position);
                    let last = match back {
                        Some(last) => Some(last),
                        None => {
                            let before = self.episode(child, stay.last);
                            (!is_new(before, episode, rule)).then_some(position)
                        }
                    };
                    if let Some(last) = last {
                        stay.last = last;
                        stay.period.until = self.episode(child, last).period.until;
                        position = last + 1;
                        continue;
                    }
                    stays.push(*stay);
                }
                here = Some(Stay {
                    period: episode.period,
                    start_known: care.start_known || position != care.first,
                    care: which as u16,
                    first: position,
                    last: position,
                });
                position += 1;
            }
            stays.extend(here);
        }
        // Under 24 hours: begins and ends on one day.
        stays.retain(|stay| stay.period.until != Some(stay.period.from));
        stays
    }

    /// When the episode at `position` begins a temporary absence (T0 to T4) from the stay whose
    /// last episode is `usual`, the position of the last episode that belongs to the stay all the
    /// same: the return to it, or the absence itself while it still lasts. `None` when it is no
    /// absence, or the child went on to somewhere else.
    fn back_from_absence(
        &self,
        child: &ChildHistory,
        care: &Care,
        usual: u16,
        position: u16,
    ) -> Option<u16> {
        let temporary = |episode: &Episode| episode.place.is_some_and(PlacementType::is_temporary);
        let before = self.episode(child, usual);
        if temporary(before) || !temporary(self.episode(child, position)) {
            return None;
        }
        for next in position..=care.last {
            let episode = self.episode(child, next);
            if !temporary(episode) {
                return same_home(before, episode).then_some(next);
            }
            if next == care.last && episode.period.until.is_none() {
                return Some(next);
            }
        }
        None
    }

    /// The position of the usual placement behind the episode at `position`: the same, or for a
    /// temporary absence the last placement before it in the same period of care.
    pub(crate) fn usual(&self, child: &ChildHistory, care: &Care, position: u16) -> u16 {
        (care.first..=position)
            .rev()
            .find(|at| {
                !self
                    .episode(child, *at)
                    .place
                    .is_some_and(PlacementType::is_temporary)
            })
            .unwrap_or(position)
    }

    /// The period of care that a day lies in, with the position of that day's episode. When
    /// episodes overlap, the one that began last speaks.
    pub(crate) fn on(&self, child: &ChildHistory, day: Date) -> Option<(u16, u16)> {
        let which = self
            .cares
            .iter()
            .rposition(|care| care.period.contains(day))?;
        let care = &self.cares[which];
        let position = (care.first..=care.last)
            .rev()
            .find(|at| self.episode(child, *at).period.contains(day))?;
        Some((which as u16, position))
    }
}

/// Whether an episode, next after another in the same period of care, begins a new placement.
fn is_new(before: &Episode, episode: &Episode, rule: SameCarers) -> bool {
    let fostered = before.place.is_some_and(PlacementType::is_foster);
    let by_carers = matches!(episode.place, Some(PlacementType::A3 | PlacementType::A5));
    if fostered && by_carers {
        return false;
    }
    use ReasonNewEpisode as Began;
    match episode.began {
        Some(Began::S | Began::P | Began::B) => true,
        Some(Began::L) => false,
        Some(Began::T | Began::U) => match rule {
            SameCarers::Always => true,
            SameCarers::Never => false,
            SameCarers::WhenHomeChanged => home_changed(before, episode),
        },
        // The reason is blank: a new placement when type or home is another one.
        None => before.place != episode.place || home_changed(before, episode),
    }
}

/// Whether two episodes are known to be at different addresses.
fn home_changed(before: &Episode, after: &Episode) -> bool {
    matches!((before.placed, after.placed), (Some(a), Some(b)) if a != b)
}

/// Whether a child came back to the placement they were absent from: the same kind of placement at
/// the same address, or where an address is not known, with the same provider number.
fn same_home(before: &Episode, after: &Episode) -> bool {
    let same_kind = before.place.map(PlacementType::group) == after.place.map(PlacementType::group);
    let same_place = match (before.placed, after.placed) {
        (Some(a), Some(b)) => a == b,
        _ => before.urn == after.urn,
    };
    same_kind && same_place
}
