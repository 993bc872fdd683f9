//! Huddles, their seats and the days they meet; and how somebody stands to a huddle.

use super::facts::{Huddle, Meeting, Seat};
use crate::kept::Kept;
use crate::neighbourhood::footprint::footprints;
use crate::neighbourhood::sql::SHELF;
use care::Date;
use care::ids::{FactId, SubjectId};
use record::access::{self, Capability};
use record::{Caller, Fault, FieldError, Refusal, Saying, Tx};

/// A huddle as it stands, with its seats.
#[derive(Clone, Debug, PartialEq)]
pub struct HuddleNow {
    /// The huddle.
    pub said: Kept<Huddle>,
    /// What its footprint is called.
    pub footprint: String,
    /// Its seats, in the order of their kinds.
    pub seats: Vec<Kept<Seat>>,
}

/// How somebody stands to a huddle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They chair it, with the seats they hold besides.
    Chair(Vec<SubjectId>),
    /// They have a seat: more than one, maybe.
    Seated(Vec<SubjectId>),
    /// They have none: no card is shown.
    None,
}

impl Standing {
    /// The seats held.
    pub fn seats(&self) -> &[SubjectId] {
        match self {
            Self::Chair(seats) | Self::Seated(seats) => seats,
            Self::None => &[],
        }
    }
    /// Whether cards are open at all.
    pub const fn sits(&self) -> bool {
        !matches!(self, Self::None)
    }
    /// Whether they run the meeting.
    pub const fn chairs(&self) -> bool {
        matches!(self, Self::Chair(_))
    }
}

impl HuddleNow {
    /// Which.
    pub fn id(&self) -> SubjectId {
        self.said.subject
    }
    /// What it is called.
    pub fn name(&self) -> String {
        format!("{} huddle", self.footprint)
    }
    /// A seat by its id.
    pub fn seat(&self, id: SubjectId) -> Option<&Kept<Seat>> {
        self.seats.iter().find(|one| one.subject == id)
    }
    /// What a seat is called.
    pub fn seat_words(&self, id: SubjectId) -> &'static str {
        self.seat(id)
            .map_or("A seat that is no longer there", |one| {
                one.said.kind.words()
            })
    }
    /// Its seats, to choose from.
    pub fn choices(&self) -> Vec<(SubjectId, String)> {
        self.seats
            .iter()
            .map(|one| (one.subject, one.said.kind.words().to_owned()))
            .collect()
    }
}

/// How the caller stands to a huddle.
pub fn standing(caller: &Caller, huddle: &HuddleNow) -> Standing {
    if caller.is_system() {
        return Standing::Chair(huddle.seats.iter().map(|one| one.subject).collect());
    }
    if !caller.may(Capability::UseHuddles) {
        return Standing::None;
    }
    let member = caller.member();
    let agency = caller.agency();
    let held: Vec<SubjectId> = huddle
        .seats
        .iter()
        .filter(|one| {
            one.said.member == Some(member) || agency.is_some() && one.said.organisation == agency
        })
        .map(|one| one.subject)
        .collect();
    match (huddle.said.said.chair == member, held.is_empty()) {
        (true, _) => Standing::Chair(held),
        (false, false) => Standing::Seated(held),
        (false, true) => Standing::None,
    }
}

/// Every huddle whose footprint stands, by the footprint's name.
pub fn huddles(tx: &mut Tx<'_>) -> Result<Vec<HuddleNow>, Fault> {
    let footprints = footprints(tx)?;
    let mut seats: Vec<Kept<Seat>> = SHELF.all(tx)?;
    seats.retain(|one| !one.said.gone);
    seats.sort_by_key(|one| (one.said.kind, one.at, one.fact));
    let all: Vec<Kept<Huddle>> = SHELF.all(tx)?;
    let mut all: Vec<HuddleNow> = all
        .into_iter()
        .filter_map(|said| {
            let footprint = footprints.get(said.said.footprint)?.said.name.clone();
            let of = seats.iter().filter(|one| one.said.about == said.subject);
            Some(HuddleNow {
                seats: of.cloned().collect(),
                footprint,
                said,
            })
        })
        .collect();
    all.sort_by_cached_key(|one| one.footprint.to_lowercase());
    Ok(all)
}

/// One huddle.
pub fn huddle(tx: &mut Tx<'_>, id: SubjectId) -> Result<HuddleNow, Refusal> {
    huddles(tx)?
        .into_iter()
        .find(|one| one.id() == id)
        .ok_or(Refusal::NotFound)
}

/// One seat, with its huddle.
pub fn seat(tx: &mut Tx<'_>, id: SubjectId) -> Result<(HuddleNow, Kept<Seat>), Refusal> {
    huddles(tx)?
        .into_iter()
        .find_map(|one| {
            let seat = one.seat(id)?.clone();
            Some((one, seat))
        })
        .ok_or(Refusal::NotFound)
}

/// Begins the huddle of a footprint, or says anew when and where it meets and who chairs it. Needs
/// [`Capability::LeadHuddles`]. A footprint has one huddle, and a chair is somebody who may take part.
pub fn say_huddle(tx: &mut Tx<'_>, id: SubjectId, said: &Huddle) -> Result<FactId, Refusal> {
    access::need(tx, Capability::LeadHuddles)?;
    let mut wrong = Vec::new();
    if footprints(tx)?.get(said.footprint).is_none() {
        wrong.push(FieldError::new("footprint", "Select a footprint"));
    }
    let all = huddles(tx)?;
    if all
        .iter()
        .any(|one| one.id() != id && one.said.said.footprint == said.footprint)
    {
        wrong.push(FieldError::new(
            "footprint",
            "This footprint has a huddle already",
        ));
    }
    let chair = access::member(tx, said.chair)?.filter(|one| one.active && one.persona.is_staff());
    if chair.is_none() {
        wrong.push(FieldError::new(
            "chair",
            "Select somebody of the council who may sign in",
        ));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let mut how = Saying::from("worker").since(tx.today());
    if let Some(stands) = all.iter().find(|one| one.id() == id) {
        how = how.replacing(stands.said.fact, "Said anew");
    }
    Ok(tx.say(id, said, how)?)
}

/// Gives a seat, changes who holds it or takes it away. Needs [`Capability::LeadHuddles`]. Refused
/// without the agreement under which cards are shared with whoever holds it.
pub fn give_seat(tx: &mut Tx<'_>, id: SubjectId, said: &Seat) -> Result<FactId, Refusal> {
    access::need(tx, Capability::LeadHuddles)?;
    let huddle = huddle(tx, said.about)?;
    let mut wrong = Vec::new();
    if said.basis.trim().is_empty() {
        let words = "Say under which agreement cards are shared with them";
        wrong.push(FieldError::new("basis", words));
    }
    if said.organisation.is_some() && said.member.is_some() {
        let words = "Choose an agency, or one of the council’s own people, not both";
        wrong.push(FieldError::new("member", words));
    }
    if let Some(member) = said.member
        && !access::member(tx, member)?.is_some_and(|one| one.active && one.persona.is_staff())
    {
        wrong.push(FieldError::new(
            "member",
            "Select somebody of the council who may sign in",
        ));
    }
    if let Some(organisation) = said.organisation
        && !access::agencies(tx)?
            .iter()
            .any(|(one, _, agency)| *one == organisation && agency.is_some())
    {
        wrong.push(FieldError::new("organisation", "Select a partner agency"));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let mut how = Saying::from("worker").since(tx.today());
    if let Some(stands) = huddle.seat(id) {
        how = how.replacing(stands.fact, "Changed");
    }
    Ok(tx.say(id, said, how)?)
}

/// Plans a meeting; the same day twice is one meeting. The chair does, and whoever leads huddles.
pub fn plan(tx: &mut Tx<'_>, id: SubjectId, on: Date) -> Result<FactId, Refusal> {
    let huddle = huddle(tx, id)?;
    if !standing(tx.caller(), &huddle).chairs() {
        access::need(tx, Capability::LeadHuddles)?;
    }
    let all: Vec<Kept<Meeting>> = SHELF.onward(tx, FactId(id.0))?;
    if let Some(there) = all.iter().find(|one| one.said.on == on) {
        return Ok(there.fact);
    }
    Ok(crate::kept::say(tx, id, on, &Meeting { about: id, on })?)
}
