//! Everything one page about a young person shows, gathered once through the reader's lens: what
//! the reader may not see is not in it.

use crate::looked_after::{self, Event, Happening, Life, SocialWorkerSpan, miles_from_home};
use crate::neighbourhood;
use crate::our_return::BeforeItGoes;
use crate::people::{
    self, Contact, Document, Person, PersonWhoMatters, PlaceThatMatters, Said, Statement,
};
use crate::places::postcodes;
use care::codes::LegalStatus;
use care::ids::{MemberId, TeamId, YoungPersonId};
use care::{Date, Miles, Period, Postcode};
use record::access::{self, Action, Allowed, FieldClass, Lens, Names, Relationship, Worker, find};
use record::{Refusal, Tx};
use std::sync::Arc;

/// What a page about one young person shows.
pub(super) struct View {
    pub(super) person: Person,
    /// The day it is about: today, or the day it was known on.
    pub(super) on: Date,
    pub(super) known_on: Option<Date>,
    pub(super) lens: Lens,
    pub(super) because: String,
    /// Whether the reader may say who may see this page.
    pub(super) restricts: bool,
    /// Whether the reader may search for a home.
    pub(super) searches: bool,
    /// Where they live, in words this reader may read.
    pub(super) lives: Option<String>,
    pub(super) miles: Option<Miles>,
    pub(super) legal: Option<&'static str>,
    pub(super) key_worker: Option<String>,
    pub(super) siblings: Vec<(Option<YoungPersonId>, String)>,
    pub(super) statements: Vec<Said<Statement>>,
    pub(super) people: Vec<Said<PersonWhoMatters>>,
    pub(super) places: Vec<Said<PlaceThatMatters>>,
    pub(super) contacts: Vec<Said<Contact>>,
    pub(super) documents: Vec<Said<Document>>,
    pub(super) workers: Vec<Worker>,
    pub(super) teams: Vec<(TeamId, String, Period)>,
    pub(super) social_worker: Option<SocialWorkerSpan>,
    pub(super) social_workers: usize,
    pub(super) events: Vec<Event>,
    pub(super) names: Arc<Names>,
    /// What the return would refuse, for those who put it right. Only today's page has it.
    pub(super) before: Option<BeforeItGoes>,
    /// What the hub knows of them.
    pub(super) hub: crate::hub::Block,
    /// What happened to them.
    pub(super) happened: crate::events::Block,
    /// What is planned with them.
    pub(super) plans: crate::plans::Block,
    /// What specialists were asked about them.
    pub(super) asks: crate::asks::Block,
    pub(super) huddles: neighbourhood::Block,
    pub(super) near: neighbourhood::Near,
    /// The workshops held for them.
    pub(super) workshops: Vec<crate::workshops::Listed>,
    /// The way back, their last move and what is paid.
    pub(super) way_back: Option<crate::costs::PlanBlock>,
    living_at: Option<Postcode>,
}

impl View {
    /// Who wrote something down.
    pub(super) fn name_of(&self, member: MemberId) -> String {
        self.names.of(member).unwrap_or("Homeward").to_owned()
    }

    /// How far a place is from where they live.
    pub(super) fn miles_to(&self, place: Postcode) -> Option<Miles> {
        let home = postcodes().locate(self.living_at?)?;
        Some(home.grid.miles_to(postcodes().locate(place)?.grid))
    }
}

/// Gathers the page, as on a day.
pub(super) fn view(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    on: Date,
    known_on: Option<Date>,
) -> Result<View, Refusal> {
    let mut person = people::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    if !allowed.sees(FieldClass::Identity) {
        // The council's number is who they are to somebody who may not know their name.
        (person.given, person.family, person.known_as, person.upn) = (None, None, None, None);
    }
    if !allowed.sees(FieldClass::Characteristics) {
        (person.born, person.sex, person.ethnicity) = (None, None, None);
    }
    let life = looked_after::life_of(tx, allowed.id())?;
    let workers = access::workers(tx, allowed)?;
    let names = access::names(tx)?;
    let holds = |worker: &&Worker| worker.period.contains(on);
    let key_worker = workers
        .iter()
        .filter(holds)
        .find(|worker| worker.relationship == Relationship::KeyWorker)
        .map(|worker| worker.name.clone());
    let now = life.episode_on(on);
    let sees = |class| allowed.sees(class);
    let living_at = now
        .and_then(|e| e.place)
        .filter(|_| sees(FieldClass::Whereabouts));
    let mut view = View {
        on,
        known_on,
        lens: allowed.lens().clone(),
        because: allowed.because(),
        searches: tx.caller().may(access::Capability::SearchForHomes)
            && allowed.sees(FieldClass::Whereabouts),
        restricts: tx.caller().may(access::Capability::Restrict),
        lives: lives(&life, on, allowed),
        miles: now
            .filter(|_| sees(FieldClass::CareHistory))
            .and_then(|episode| miles_from_home(episode, postcodes())),
        legal: now
            .filter(|_| sees(FieldClass::Legal))
            .and_then(|episode| episode.legal_status)
            .map(LegalStatus::meaning),
        key_worker,
        siblings: siblings(tx, allowed, on)?,
        statements: people::said_of(tx, allowed)?,
        people: people::said_of(tx, allowed)?,
        places: people::said_of(tx, allowed)?,
        contacts: people::said_of(tx, allowed)?,
        documents: people::said_of(tx, allowed)?,
        teams: access::responsible_teams(tx, allowed)?,
        social_worker: life
            .social_worker_on(on)
            .cloned()
            .filter(|_| sees(FieldClass::Workers)),
        social_workers: if sees(FieldClass::Workers) {
            life.social_workers_in_year_to(on)
        } else {
            0
        },
        events: life.timeline(),
        hub: crate::hub::gather(tx, allowed, on, known_on.is_none())?,
        happened: crate::events::gather(tx, allowed, on, known_on.is_none())?,
        plans: crate::plans::gather(tx, allowed, on, known_on.is_none())?,
        asks: crate::asks::gather(tx, allowed, known_on.is_none())?,
        huddles: neighbourhood::gather(tx, allowed, known_on.is_none())?,
        near: neighbourhood::near(tx, allowed, known_on.is_none())?,
        workshops: crate::workshops::of_one(tx, allowed)?,
        way_back: crate::costs::plan_of(tx, allowed, known_on.is_none())?,
        workers,
        names,
        before: None,
        living_at,
        person,
    };
    if let (Some(lives), Some(at)) = (&mut view.lives, view.living_at)
        && known_on.is_none()
    {
        let all = neighbourhood::footprints(tx)?;
        if let neighbourhood::Lies::In(id) = all.of(at) {
            *lives = format!("{lives} ({} footprint)", all.name(id));
        }
    }
    view.events
        .retain(|event| event.on <= on && allowed.sees(class_of(event.what)));
    Ok(view)
}

/// Which information an event is.
const fn class_of(what: Happening) -> FieldClass {
    match what {
        Happening::Began | Happening::Moved | Happening::Left | Happening::Review => {
            FieldClass::CareHistory
        }
        Happening::Adoption => FieldClass::CareHistory,
        Happening::Legal | Happening::Liberty => FieldClass::Legal,
        Happening::Missing => FieldClass::Safety,
        Happening::Health => FieldClass::Health,
        Happening::Worker => FieldClass::Workers,
        Happening::AfterCare => FieldClass::Education,
    }
}

/// Where they live, in as much detail as the reader may have.
fn lives(life: &Life, on: Date, allowed: &Allowed) -> Option<String> {
    let Some(episode) = life.episode_on(on) else {
        let left = life
            .periods_of_care()
            .last()
            .and_then(|period| period.until);
        return left
            .filter(|_| allowed.sees(FieldClass::CareHistory))
            .map(|left| format!("Left care on {}", care::dates::long_date(left)));
    };
    let kind = episode
        .placement
        .filter(|_| allowed.sees(FieldClass::CareHistory))?
        .meaning();
    let place = episode
        .place
        .filter(|_| allowed.sees(FieldClass::Whereabouts));
    let Some(place) = place else {
        return Some(kind.to_owned());
    };
    let area = postcodes()
        .locate(place)
        .and_then(|location| location.authority.name())
        .map_or(String::new(), |area| format!(" in {area}"));
    Some(format!("{kind}{area}, {place}"))
}

/// Brothers and sisters; one the reader may not open is "a brother or sister", without a name.
fn siblings(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    on: Date,
) -> Result<Vec<(Option<YoungPersonId>, String)>, Refusal> {
    if !allowed.sees(FieldClass::Identity) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for id in people::siblings(tx, allowed)? {
        if access::could_open(tx, id, FieldClass::Identity)? {
            if let Some(person) = people::person(tx, id)? {
                let age = person.born.and_then(|born| care::Age::on(born, on));
                let age = age.map_or(String::new(), |age| format!(" ({age})"));
                found.push((Some(id), format!("{}{age}", person.short_name())));
            }
        } else {
            found.push((None, "one whose page is not open to you".to_owned()));
        }
    }
    Ok(found)
}

/// Leave to see one young person, and their page's banner, for a form about them.
pub(super) fn for_form(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    action: Action,
    class: FieldClass,
) -> Result<(Allowed, View), Refusal> {
    let today = tx.today();
    let allowed = find(tx, id)?.allow_for(action, class)?;
    let view = view(tx, &allowed, today, None)?;
    Ok((allowed, view))
}
