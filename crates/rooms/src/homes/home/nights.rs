//! Beds night by night: how many are free, or that a home is full, or that it holds more than it
//! should. Full and overbooked are two states, and free is a third.

use super::KeptHome;
use crate::homes::placing::{all_bookings, holds};
use crate::homes::search::lay::Lived;
use care::Date;
use care::dates::{long_date, plus_days};
use care::ids::YoungPersonId;
use record::{Refusal, Tx};
use std::collections::HashSet;

/// How a night stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// So many free beds.
    Free(u16),
    /// None, and none too many.
    Full,
    /// So many more people than beds.
    Over(u16),
    /// Nobody has said how many places there are.
    NotKnown,
}

impl Room {
    /// In words.
    pub(super) fn words(self) -> String {
        match self {
            Self::Free(beds) => format!("{beds} free"),
            Self::Full => "Full".to_owned(),
            Self::Over(beds) => format!("Overbooked by {beds}"),
            Self::NotKnown => "Not known".to_owned(),
        }
    }
}

/// A night of a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Night {
    /// Which.
    pub(super) on: Date,
    /// Places in service, when it is known how many there are.
    pub(super) places: Option<u16>,
    /// Beds somebody sleeps in, or has booked.
    pub(super) taken: u16,
    /// Beds held while a decision is taken.
    pub(super) held: u16,
}

impl Night {
    /// What is left.
    pub(super) fn room(&self) -> Room {
        let Some(places) = self.places else {
            return Room::NotKnown;
        };
        let used = self.taken + self.held;
        match places.checked_sub(used) {
            Some(0) => Room::Full,
            Some(free) => Room::Free(free),
            None => Room::Over(used - places),
        }
    }
}

/// The nights of a home from a day on. Whoever lives there stays until a booking says otherwise.
pub(super) fn nights(
    tx: &mut Tx<'_>,
    home: &KeptHome,
    from: Date,
    count: i32,
) -> Result<Vec<Night>, Refusal> {
    let booked: Vec<_> = all_bookings(tx)?
        .into_iter()
        .filter(|(at, _, _)| *at == home.id)
        .collect();
    let lived = Lived::of(tx, std::slice::from_ref(home), from)?;
    let with_booking: HashSet<YoungPersonId> = booked.iter().map(|(_, who, _)| *who).collect();
    let living = lived
        .everybody_in(home.id)
        .filter(|who| !with_booking.contains(who))
        .count();
    let held: Vec<Date> = holds(tx)?
        .into_iter()
        .filter(|one| one.home == home.id)
        .map(|one| record::clock::day_of(one.until))
        .collect();
    Ok((0..count)
        .map(|ahead| {
            let on = plus_days(from, ahead);
            let booked = booked
                .iter()
                .filter(|(_, _, nights)| nights.contains(on))
                .count();
            Night {
                on,
                places: home
                    .said
                    .places
                    .map(|places| places.saturating_sub(home.out_on(on))),
                taken: u16::try_from(living + booked).unwrap_or(u16::MAX),
                held: u16::try_from(held.iter().filter(|until| on <= **until).count())
                    .unwrap_or(u16::MAX),
            }
        })
        .collect())
}

/// The nights as ranges that stand alike, each in a sentence.
pub(super) fn ranges(nights: &[Night]) -> Vec<(Date, Date, Room)> {
    let mut all: Vec<(Date, Date, Room)> = Vec::new();
    for night in nights {
        match all.last_mut() {
            Some((_, until, room)) if *room == night.room() => *until = night.on,
            _ => all.push((night.on, night.on, night.room())),
        }
    }
    all
}

/// A range in words.
pub(super) fn range_words(from: Date, until: Date) -> String {
    if from == until {
        format!("The night of {}", long_date(from))
    } else {
        format!("{} to {}", long_date(from), long_date(until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn full_overbooked_and_free_are_three() {
        let night = |day, taken| Night {
            on: date(2027, 4, day),
            places: Some(2),
            taken,
            held: 0,
        };
        let nights = [night(1, 1), night(2, 2), night(3, 2), night(4, 3)];
        let found: Vec<Room> = ranges(&nights).into_iter().map(|one| one.2).collect();
        assert_eq!(found, [Room::Free(1), Room::Full, Room::Over(1)]);
        assert_eq!(
            range_words(nights[1].on, nights[2].on),
            "2 April 2027 to 3 April 2027"
        );
        let mut held = night(1, 1);
        held.held = 1;
        assert_eq!(held.room(), Room::Full);
    }
}
