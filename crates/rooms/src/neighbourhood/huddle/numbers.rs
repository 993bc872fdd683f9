//! What the huddles come to: attendance, cards closed and open, actions done in time, who leads.

use super::facts::{Attended, Card, HuddleAction, HuddleActionDone, Looked};
use super::keeping::HuddleNow;
use crate::kept::Kept;
use crate::neighbourhood::sql::SHELF;
use care::Date;
use care::dates::plus_days;
use care::ids::{FactId, SubjectId};
use record::{Fault, Tx};
use std::collections::{HashMap, HashSet};

/// The days counted back: twelve weeks.
pub const WINDOW: i32 = 84;

/// What one huddle came to in the twelve weeks to a day. Counts of cards and seats: nobody is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Meetings of which it is written down who was there.
    pub meetings: usize,
    /// Seats that somebody came for, over those meetings.
    pub came: usize,
    /// Seats there were, over those meetings.
    pub seats: usize,
    /// Cards brought that are closed.
    pub closed: usize,
    /// Cards brought that are still open.
    pub open: usize,
    /// Actions whose day came.
    pub due: usize,
    /// Of them done by their day.
    pub in_time: usize,
    /// Cards that have a lead.
    pub led: usize,
    /// Of them led by somebody outside the council.
    pub led_outside: usize,
}

impl Numbers {
    /// Of all huddles together.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        Self {
            meetings: self.meetings + other.meetings,
            came: self.came + other.came,
            seats: self.seats + other.seats,
            closed: self.closed + other.closed,
            open: self.open + other.open,
            due: self.due + other.due,
            in_time: self.in_time + other.in_time,
            led: self.led + other.led,
            led_outside: self.led_outside + other.led_outside,
        }
    }
}

/// What each huddle came to in the twelve weeks to a day.
pub fn numbers(
    tx: &mut Tx<'_>,
    huddles: &[HuddleNow],
    today: Date,
) -> Result<HashMap<SubjectId, Numbers>, Fault> {
    let from = plus_days(today, -WINDOW);
    let mut found: HashMap<SubjectId, Numbers> = HashMap::new();
    let attended: Vec<Kept<Attended>> = SHELF.lately(tx, from)?;
    for one in attended.iter().filter(|one| one.on <= today) {
        let of = found.entry(one.subject).or_default();
        of.meetings += 1;
        of.came += one.said.came.len();
        of.seats += one.said.of.len();
    }
    let cards: Vec<Kept<Card>> = SHELF.all(tx)?;
    let huddle_of: HashMap<FactId, SubjectId> =
        cards.iter().map(|one| (one.fact, one.said.about)).collect();
    let looks: Vec<Kept<Looked>> = SHELF.lately(tx, from)?;
    // The newest first: the first of each card is its last.
    let mut last: HashMap<FactId, &Looked> = HashMap::new();
    for one in &looks {
        last.entry(one.said.about).or_insert(&one.said);
    }
    let outside: HashSet<SubjectId> = huddles
        .iter()
        .flat_map(|one| &one.seats)
        .filter(|seat| !seat.said.kind.is_council())
        .map(|seat| seat.subject)
        .collect();
    for card in cards.iter().filter(|one| one.on >= from && one.on <= today) {
        let of = found.entry(card.said.about).or_default();
        let look = last.get(&card.fact);
        match look.and_then(|look| look.closed) {
            Some(_) => of.closed += 1,
            None => of.open += 1,
        }
        if let Some(look) = look {
            of.led += 1;
            of.led_outside += usize::from(outside.contains(&look.lead));
        }
    }
    let actions: Vec<Kept<HuddleAction>> = SHELF.lately(tx, plus_days(from, -WINDOW))?;
    let done: Vec<Kept<HuddleActionDone>> = SHELF.lately(tx, plus_days(from, -WINDOW))?;
    let done: HashMap<FactId, Date> = done
        .iter()
        .map(|one| (one.said.about, one.said.on))
        .collect();
    for one in &actions {
        let due = one.said.due;
        let Some(huddle) = huddle_of
            .get(&one.said.about)
            .filter(|_| due >= from && due < today)
        else {
            continue;
        };
        let of = found.entry(*huddle).or_default();
        of.due += 1;
        of.in_time += usize::from(done.get(&one.fact).is_some_and(|on| *on <= due));
    }
    Ok(found)
}
