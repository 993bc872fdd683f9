//! A meeting: who comes, which cards are on the table, what was said last time.

use super::cards::{ActionNow, CardNow, filled, noted, of_huddle, reads};
use super::facts::{Attended, Comes, Coming, Meeting};
use super::keeping::{HuddleNow, Standing, huddle, standing};
use crate::kept::Kept;
use crate::neighbourhood::sql::SHELF;
use care::Date;
use care::ids::{FactId, SubjectId};
use record::access::{self, Capability};
use record::{Fault, Refusal, Saying, Tx};

/// A seat before and after a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// Which seat.
    pub seat: SubjectId,
    /// What was last said of coming.
    pub says: Option<Coming>,
    /// Whether somebody came; `None` while nobody has written down who was there, and for a seat that
    /// was not there then.
    pub came: Option<bool>,
}

/// One card on the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The reader reads it.
    Whole(Box<CardNow>),
    /// The reader reads the initials, until it is taken up.
    Initials(String),
}

/// A meeting as somebody reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// The meeting.
    pub meeting: Kept<Meeting>,
    /// The huddle.
    pub huddle: HuddleNow,
    /// How the reader stands to it.
    pub standing: Standing,
    /// Every seat.
    pub seats: Vec<Presence>,
    /// Whether who was there is written down.
    pub counted: bool,
    /// What was agreed before this meeting and is not done, or was done since the one before: read first.
    pub last_time: Vec<ActionNow>,
    /// The cards, those carried over first.
    pub items: Vec<Item>,
}

impl Agenda {
    /// Seats for which nobody has said that they come.
    pub fn empty_seats(&self) -> impl Iterator<Item = &Presence> {
        self.seats
            .iter()
            .filter(|one| one.says.as_ref().is_none_or(|said| said.comes == Comes::No))
    }
    /// What was agreed in this meeting.
    pub fn agreed_here(&self) -> Vec<&ActionNow> {
        self.items
            .iter()
            .filter_map(|item| match item {
                Item::Whole(card) => Some(card),
                Item::Initials(_) => None,
            })
            .flat_map(|card| &card.actions)
            .filter(|one| one.agreed.said.meeting == self.meeting.fact)
            .collect()
    }
}

/// Every meeting of a huddle, the latest first.
pub(super) fn meetings(tx: &mut Tx<'_>, id: SubjectId) -> Result<Vec<Kept<Meeting>>, Fault> {
    SHELF.onward(tx, FactId(id.0))
}

/// The next meeting of a huddle: the first that is today or later.
pub fn next_meeting(tx: &mut Tx<'_>, id: SubjectId) -> Result<Option<Kept<Meeting>>, Fault> {
    let today = tx.today();
    let all = meetings(tx, id)?;
    Ok(all.into_iter().rfind(|one| one.said.on >= today))
}

/// Every seat of a meeting.
pub fn presence(
    tx: &mut Tx<'_>,
    huddle: &HuddleNow,
    meeting: FactId,
) -> Result<(Vec<Presence>, bool), Fault> {
    let says: Vec<Kept<Coming>> = SHELF.onward(tx, meeting)?;
    let came: Vec<Kept<Attended>> = SHELF.onward(tx, meeting)?;
    let came = came.first().map(|one| &one.said);
    let seats = huddle.seats.iter().map(|seat| {
        let last = says
            .iter()
            .filter(|one| one.subject == seat.subject)
            .max_by_key(|one| (one.at, one.fact));
        Presence {
            seat: seat.subject,
            says: last.map(|one| one.said.clone()),
            came: came
                .filter(|one| one.of.contains(&seat.subject))
                .map(|one| one.came.contains(&seat.subject)),
        }
    });
    Ok((seats.collect(), came.is_some()))
}

/// Every meeting of a huddle before today, the latest first.
pub fn past_meetings(tx: &mut Tx<'_>, id: SubjectId) -> Result<Vec<Kept<Meeting>>, Fault> {
    let today = tx.today();
    let mut all = meetings(tx, id)?;
    all.retain(|one| one.said.on < today);
    Ok(all)
}

/// A meeting with what the caller reads of it. Each card that is read whole is a look.
pub fn agenda(tx: &mut Tx<'_>, fact: FactId) -> Result<Agenda, Refusal> {
    let of = outline(tx, fact)?;
    for item in &of.items {
        if let Item::Whole(card) = item {
            noted(tx, &of.huddle, &card.card);
        }
    }
    Ok(of)
}

/// The same for a page that shows no card: who comes, how many are on the table.
pub fn outline(tx: &mut Tx<'_>, fact: FactId) -> Result<Agenda, Refusal> {
    access::need(tx, Capability::UseHuddles)?;
    let meeting: Kept<Meeting> = SHELF.one(tx, fact)?;
    let huddle = huddle(tx, meeting.said.about)?;
    let standing = standing(tx.caller(), &huddle);
    let before = meetings(tx, huddle.id())?
        .into_iter()
        .map(|one| one.said.on)
        .find(|on| *on < meeting.said.on);
    let days: Vec<(FactId, Date)> = meetings(tx, huddle.id())?
        .into_iter()
        .map(|one| (one.fact, one.said.on))
        .collect();
    let day_of = |fact: FactId| days.iter().find(|one| one.0 == fact).map(|one| one.1);
    let ahead = meeting.said.on >= tx.today();
    let (mut last_time, mut items) = (Vec::new(), Vec::new());
    for card in of_huddle(tx, &huddle)? {
        let card = filled(tx, card)?;
        let brought = day_of(card.card.said.meeting);
        let here = card.card.said.meeting == fact
            || card.taken.contains(&fact)
            || card.looked_at_in(fact).is_some()
            || ahead
                && brought.is_some_and(|on| on < meeting.said.on)
                && card.closed().is_none()
                && card.waits_on(meeting.said.on);
        let whole = reads(&standing, tx, &card);
        if whole {
            let earlier = card.actions.iter().filter(|one| {
                let agreed = day_of(one.agreed.said.meeting);
                agreed.is_some_and(|on| on < meeting.said.on)
                    && one
                        .done
                        .as_ref()
                        .is_none_or(|done| before.is_none_or(|before| done.said.on >= before))
            });
            last_time.extend(earlier.cloned());
        }
        if !here {
            continue;
        }
        items.push((
            brought,
            match whole {
                true => Item::Whole(Box::new(card)),
                false => Item::Initials(card.card.said.initials.clone()),
            },
        ));
    }
    items.sort_by_key(|(brought, item)| {
        let at = match item {
            Item::Whole(card) => Some(card.card.at),
            Item::Initials(_) => None,
        };
        (*brought, at)
    });
    last_time
        .sort_by_key(|one: &ActionNow| (one.done.is_some(), one.agreed.said.due, one.agreed.at));
    let (seats, counted) = presence(tx, &huddle, fact)?;
    Ok(Agenda {
        items: items.into_iter().map(|(_, item)| item).collect(),
        meeting,
        huddle,
        standing,
        seats,
        counted,
        last_time,
    })
}

/// Says whether somebody of a seat comes: who holds the seat says it, or the chair for them.
pub fn come(tx: &mut Tx<'_>, seat: SubjectId, said: &Coming) -> Result<FactId, Refusal> {
    let meeting: Kept<Meeting> = SHELF.one(tx, said.about)?;
    let huddle = huddle(tx, meeting.said.about)?;
    let stands = standing(tx.caller(), &huddle);
    if huddle.seat(seat).is_none() || !stands.chairs() && !stands.seats().contains(&seat) {
        return Err(Refusal::NotFound);
    }
    let who = said.who.as_deref().unwrap_or_default().trim();
    if said.comes == Comes::Other && who.is_empty() {
        return Err(Refusal::invalid("who", "Enter who comes instead"));
    }
    Ok(crate::kept::say(tx, seat, meeting.said.on, said)?)
}

/// Writes down who was there, or writes it down anew. The chair does, on the day or afterwards.
pub fn say_attended(tx: &mut Tx<'_>, fact: FactId, came: &[SubjectId]) -> Result<FactId, Refusal> {
    let meeting: Kept<Meeting> = SHELF.one(tx, fact)?;
    let huddle = huddle(tx, meeting.said.about)?;
    if !standing(tx.caller(), &huddle).chairs() {
        return Err(Refusal::NotFound);
    }
    if meeting.said.on > tx.today() {
        return Err(Refusal::invalid("came", "This meeting is still to come"));
    }
    let all: Vec<Kept<Attended>> = SHELF.onward(tx, fact)?;
    let said = Attended {
        about: fact,
        came: came.to_vec(),
        of: match all.first() {
            Some(before) => before.said.of.clone(),
            None => huddle.seats.iter().map(|one| one.subject).collect(),
        },
    };
    if said.came.iter().any(|seat| !said.of.contains(seat)) {
        return Err(Refusal::invalid("came", "Select seats of this huddle"));
    }
    let mut how = Saying::from("worker").since(meeting.said.on);
    if let Some(before) = all.first() {
        how = how.replacing(before.fact, "Put right");
    }
    Ok(tx.say(huddle.id(), &said, how)?)
}
