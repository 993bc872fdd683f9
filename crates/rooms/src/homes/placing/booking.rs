//! Booking a bed, and what is booked.

use super::hold::{self, Hold, HoldEnded};
use super::{Booking, BookingEnded, Decision, PaperGiven};
use crate::content::read_content as content;
use crate::homes::home::KeptHome;
use crate::homes::search::lay::Lived;
use crate::homes::sql;
use care::dates::plus_days;
use care::ids::{FactId, HomeId, YoungPersonId};
use care::{Date, Period};
use record::access::Allowed;
use record::{Conflict, Content, Fact, Fault, Refusal, Saying, Tx};
use uuid::Uuid;

/// Nights that a stay without an end holds one by one.
const HELD: i32 = 28;
/// Stands for every night after those.
const ONWARDS: &str = "onwards";

/// A booking as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBooking {
    /// For whom.
    pub of: YoungPersonId,
    /// What was booked.
    pub said: Booking,
    /// When it ended, if it did.
    pub ended: Option<Date>,
}

/// The rows that hold a bed for a stay.
fn nights(from: Date, until: Option<Date>) -> Vec<String> {
    let last = until.unwrap_or_else(|| plus_days(from, HELD));
    let mut all = Vec::new();
    let mut night = from;
    while night < last {
        all.push(night.to_string());
        night = plus_days(night, 1);
    }
    if until.is_none() {
        all.push(ONWARDS.to_owned());
    }
    all
}

fn bound(fact: FactId) -> String {
    format!("booking {fact}")
}

/// Shows a fact of this noun in its tables.
pub(in crate::homes) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Hold::KIND | HoldEnded::KIND => hold::apply(tx, fact)?,
        Booking::KIND => {
            let said: Booking = fact.read()?;
            tx.execute(sql::HOLD_BOOKED, &[&said.home, &fact.subject])?;
            let kept = tx.seal_steadily(&fact.content.to_string(), &bound(fact.id))?;
            tx.execute(
                sql::PUT_BOOKING,
                &[
                    &said.id,
                    &fact.subject,
                    &said.home,
                    &said.bed,
                    &said.from,
                    &said.until,
                    &fact.id,
                    &kept,
                ],
            )?;
            for night in nights(said.from, said.until) {
                tx.execute(sql::HOLD, &[&said.home, &said.bed, &night, &said.id])?;
            }
        }
        BookingEnded::KIND => {
            let said: BookingEnded = fact.read()?;
            tx.execute(sql::END_BOOKING, &[&said.booking, &said.until])?;
            tx.execute(sql::LET_GO, &[&said.booking, &said.until.to_string()])?;
            // A stay that was open held its later nights by one row: now each has its own.
            let bed = tx.optional(sql::BED_OF, &[&said.booking], |row| {
                row.columns::<(HomeId, u16, Date)>()
            })?;
            if let Some((home, bed, from)) = bed {
                for night in nights(from, Some(said.until)) {
                    tx.execute(sql::HOLD, &[&home, &bed, &night, &said.booking])?;
                }
            }
        }
        Decision::KIND => {
            let said: Decision = fact.read()?;
            let kept = tx.seal_steadily(&fact.content.to_string(), &bound(fact.id))?;
            tx.execute(
                sql::PUT_DECISION,
                &[&said.booking, &fact.id, &fact.recorded_at, &kept],
            )?;
        }
        _ => {
            let said: PaperGiven = fact.read()?;
            tx.execute(
                sql::PUT_PAPER,
                &[&said.booking, &said.paper.code(), &said.on],
            )?;
        }
    }
    Ok(())
}

pub(super) fn taken() -> Refusal {
    Refusal::Conflict(Box::new(Conflict {
        what: "this bed: somebody else has just been given it".to_owned(),
        ..Conflict::default()
    }))
}

/// How many live in a home today with no bed booked there, besides somebody: they have beds all the
/// same.
pub(super) fn living_unbooked(
    tx: &mut Tx<'_>,
    home: &KeptHome,
    besides: YoungPersonId,
) -> Result<u16, Refusal> {
    let today = tx.today();
    let lived = Lived::of(tx, std::slice::from_ref(home), today)?;
    let booked: Vec<YoungPersonId> = all_bookings(tx)?
        .into_iter()
        .filter(|(at, _, _)| *at == home.id)
        .map(|(_, who, _)| who)
        .collect();
    let living = lived
        .everybody_in(home.id)
        .filter(|who| !booked.contains(who) && *who != besides);
    Ok(u16::try_from(living.count()).unwrap_or(u16::MAX))
}

/// Beds of a home that nobody holds on any night of a stay, counted from one. `living` is how many
/// live there without a booking: they have the last beds, as places out of service have.
pub fn free_beds(
    tx: &mut Tx<'_>,
    home: &KeptHome,
    living: u16,
    from: Date,
    until: Option<Date>,
) -> Result<Vec<u16>, Fault> {
    let places = home.said.places.unwrap_or(0);
    let usable = places
        .saturating_sub(home.out_on(from))
        .saturating_sub(living);
    let last = until.map_or_else(|| "p".to_owned(), |until| until.to_string());
    let held: Vec<u16> = tx.rows(
        sql::HELD_BEDS,
        &[&home.id, &from.to_string(), &last],
        |row| row.get(0),
    )?;
    Ok((1..=usable).filter(|bed| !held.contains(bed)).collect())
}

/// Books a bed. If another has it on one of the nights, nothing is booked.
pub fn book(tx: &mut Tx<'_>, allowed: &Allowed, said: &Booking) -> Result<FactId, Refusal> {
    let last = said
        .until
        .map_or_else(|| "p".to_owned(), |until| until.to_string());
    let held: Vec<u16> = tx.rows(
        sql::HELD_BEDS,
        &[&said.home, &said.from.to_string(), &last],
        |row| row.get(0),
    )?;
    if held.contains(&said.bed)
        || hold::held_for_others(tx, said.home, allowed.id())?.contains(&said.bed)
    {
        return Err(taken());
    }
    // The key of the table is what decides between two that looked at the same moment.
    for night in nights(said.from, said.until) {
        let put = tx.execute(sql::HOLD, &[&said.home, &said.bed, &night, &said.id])?;
        if put == 0 {
            return Err(taken());
        }
    }
    let stay = Period::new(said.from, said.until);
    Ok(tx.say(allowed.id(), said, Saying::from("worker").during(stay))?)
}

/// The last booking for a young person that has not ended.
pub fn booking_of(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<KeptBooking>, Fault> {
    let row = tx.optional(sql::BOOKING_OF, &[&of], |row| {
        row.columns::<(FactId, Option<Date>, String)>()
    })?;
    row.map(|(fact, ended, sealed)| {
        Ok(KeptBooking {
            of,
            said: content(&tx.unseal(&sealed, &bound(fact))?)?,
            ended,
        })
    })
    .transpose()
}

/// Ends a booking: the bed is free from a night on.
pub(super) fn end_booking(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    booking: Uuid,
    until: Date,
    why: &str,
) -> Result<FactId, Fault> {
    let said = BookingEnded { booking, until };
    tx.say(of, &said, Saying::from("worker").since(until).because(why))
}

/// The decision behind a booking.
pub fn decision_of(tx: &mut Tx<'_>, booking: Uuid) -> Result<Option<Decision>, Fault> {
    let row = tx.optional(sql::DECISION_OF, &[&booking], |row| {
        row.columns::<(FactId, String)>()
    })?;
    row.map(|(fact, sealed)| content(&tx.unseal(&sealed, &bound(fact))?))
        .transpose()
}

/// The papers given for a booking, with the day.
pub fn papers_of(tx: &mut Tx<'_>, booking: Uuid) -> Result<Vec<(super::Paper, Date)>, Fault> {
    let rows = tx.rows(sql::PAPERS_OF, &[&booking], |row| {
        row.columns::<(String, Date)>()
    })?;
    Ok(rows
        .into_iter()
        .filter_map(|(code, on)| Some((super::Paper::parse(&code)?, on)))
        .collect())
}

/// Everybody with a bed: which home, who, and for which nights.
pub fn all_bookings(tx: &mut Tx<'_>) -> Result<Vec<(HomeId, YoungPersonId, Period)>, Fault> {
    tx.rows(sql::BOOKINGS, &[], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            Period::new(row.get(2)?, row.get(3)?),
        ))
    })
}
