//! Homes: what they are registered or approved for, where, for whom; which beds are free and who
//! says so since when; what is out of service.

pub(super) mod form_pages;
mod known;
pub(super) mod list_page;
mod nights;
pub(super) mod nights_page;
pub(super) mod pages;

pub use known::{all_homes, homes_anew, known_homes};

use super::project::bound_to;
use super::provider::still;
use super::sql;
use super::words::{Grade, HomeKind, Must, Need, Registration, Sexes};
use crate::content::read_content as content;
use care::dates::days_between;
use care::ids::{FactId, HomeId, OrganisationId, SubjectId};
use care::{Authority, Date, Pence, Postcode};
use record::{Content, Fault, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};

/// A home. It says where children live, so it is sealed. What nobody has said is `None`, and a
/// search says "not known".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Who provides it.
    pub provider: OrganisationId,
    /// What it is called. A foster home is called by its carers' names, never by its address.
    pub name: String,
    /// What kind.
    pub kind: HomeKind,
    /// Ofsted's unique reference number: the home's, or its agency's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// How its registration or approval stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// Since when it is registered or approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered_on: Option<Date>,
    /// The first lines of its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Its postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// The authority it lies in, when its postcode is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// Places registered or approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
    /// Youngest age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_age: Option<u8>,
    /// Oldest age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_age: Option<u8>,
    /// Boys, girls or any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sexes: Option<Sexes>,
    /// Its statement of purpose, or what its carers say they offer, in a few plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Whether one gets in and about without a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_free: Option<bool>,
    /// Whether there are pets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pets: Option<bool>,
    /// Days of notice it needs before somebody moves in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<u16>,
    /// What its care is for; empty is nothing particular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Vec<Need>>,
    /// What it has of what somebody may need.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub has: Vec<Must>,
    /// Languages spoken there, beside English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The regulator's last judgement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The day of that inspection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspected_on: Option<Date>,
    /// What a week costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly: Option<Pence>,
    /// Who says all this, and on which day.
    pub source: String,
    /// The day they said it.
    pub as_of: Date,
}
impl Content for Home {
    const KIND: &'static str = "homes.home";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// How many beds are free, as somebody at the home said on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vacancy {
    /// The day they said it.
    pub on: Date,
    /// Free beds.
    pub free: u16,
    /// From which day, when not at once.
    pub from: Option<Date>,
    /// Who said it: "the registered manager".
    pub by: String,
    /// What else they said: who would fit with those who live there.
    pub note: Option<String>,
}
impl Content for Vacancy {
    const KIND: &'static str = "homes.vacancy";
    const VERSION: u16 = 1;
}

/// Places that cannot be had for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOfService {
    /// How many.
    pub places: u16,
    /// From which day.
    pub from: Date,
    /// The first day they can be had again, when it is known.
    pub until: Option<Date>,
    /// Why.
    pub why: String,
}
impl Content for OutOfService {
    const KIND: &'static str = "homes.out_of_service";
    const VERSION: u16 = 1;
}

/// A home as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptHome {
    /// Which.
    pub id: HomeId,
    /// The fact that says what it is.
    pub fact: FactId,
    /// What was said.
    pub said: Home,
    /// What was last said of free beds.
    pub vacancy: Option<Vacancy>,
    /// Places out of service.
    pub out: Vec<(FactId, OutOfService)>,
}

/// What is known of free beds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Free {
    /// So many, confirmed so many days ago.
    Beds(u16, i32),
    /// So many, but only from a later day; confirmed so many days ago.
    From(u16, Date, i32),
    /// Nobody has said.
    NotKnown,
}

impl KeptHome {
    /// What the home last said of free beds, and how old that is.
    pub fn free(&self, today: Date) -> Free {
        let Some(vacancy) = &self.vacancy else {
            return Free::NotKnown;
        };
        let age = days_between(vacancy.on, today).max(0);
        match vacancy.from {
            Some(from) if from > today && vacancy.free > 0 => Free::From(vacancy.free, from, age),
            _ => Free::Beds(vacancy.free, age),
        }
    }

    /// Places out of service on a day.
    pub fn out_on(&self, day: Date) -> u16 {
        self.out
            .iter()
            .filter(|(_, out)| out.from <= day && out.until.is_none_or(|until| until > day))
            .map(|(_, out)| out.places)
            .sum()
    }

    /// The authority it lies in: by its postcode, else as was said.
    pub fn authority(&self) -> Option<Authority> {
        self.said
            .postcode
            .and_then(|postcode| crate::places::postcodes().locate(postcode))
            .map(|location| location.authority)
            .or(self.said.authority)
    }

    /// Whether it can be asked at all: not ended.
    pub fn open(&self) -> bool {
        self.said.registration != Some(Registration::Ended)
    }
}

fn opened(tx: &mut Tx<'_>, rows: Vec<(HomeId, FactId, String)>) -> Result<Vec<KeptHome>, Fault> {
    rows.into_iter()
        .map(|(id, fact, sealed)| {
            let text = tx.unseal(&sealed, &bound_to(SubjectId::from(id)))?;
            Ok(KeptHome {
                id,
                fact,
                said: content(&text)?,
                vacancy: None,
                out: Vec::new(),
            })
        })
        .collect()
}

/// One home.
pub fn home(tx: &mut Tx<'_>, id: HomeId) -> Result<Option<KeptHome>, Fault> {
    let rows = tx.rows(sql::HOME, &[&id], |row| row.columns())?;
    let Some(mut home) = opened(tx, rows)?.pop() else {
        return Ok(None);
    };
    home.vacancy = tx.optional(sql::VACANCY, &[&id], |row| content(&row.get::<String>(0)?))?;
    home.out = tx.rows(sql::OUT_OF, &[&id], |row| {
        Ok((row.get(0)?, content(&row.get::<String>(1)?)?))
    })?;
    Ok(Some(home))
}

/// Says what a home is: new, or put right. `seen` is the fact the writer saw.
pub fn say_home(
    tx: &mut Tx<'_>,
    id: HomeId,
    said: &Home,
    seen: Option<FactId>,
) -> Result<FactId, Refusal> {
    let stands = home(tx, id)?.map(|found| found.fact);
    still(stands, seen, &said.name)?;
    let mut how = Saying::from(said.source.as_str()).since(said.as_of);
    how.supersedes = stands;
    Ok(tx.say(id, said, how)?)
}

/// Says how many beds are free.
pub fn say_vacancy(tx: &mut Tx<'_>, id: HomeId, said: &Vacancy) -> Result<FactId, Refusal> {
    let known = home(tx, id)?.ok_or(Refusal::NotFound)?;
    if known.said.places.is_some_and(|places| said.free > places) {
        return Err(Refusal::invalid(
            "free",
            "There cannot be more free beds than the home has places",
        ));
    }
    Ok(tx.say(id, said, Saying::from(said.by.as_str()).since(said.on))?)
}

/// Says that places cannot be had for a time.
pub fn out_of_service(tx: &mut Tx<'_>, id: HomeId, said: &OutOfService) -> Result<FactId, Refusal> {
    home(tx, id)?.ok_or(Refusal::NotFound)?;
    Ok(tx.say(id, said, Saying::from("worker").since(said.from))?)
}

/// Says from which day places that were out of service can be had again.
pub fn back_in_service(
    tx: &mut Tx<'_>,
    id: HomeId,
    earlier: FactId,
    until: Date,
) -> Result<FactId, Refusal> {
    let known = home(tx, id)?.ok_or(Refusal::NotFound)?;
    let (_, out) = known
        .out
        .into_iter()
        .find(|(fact, _)| *fact == earlier)
        .ok_or(Refusal::NotFound)?;
    let said = OutOfService {
        until: Some(until),
        ..out
    };
    let how = Saying::from("worker")
        .since(said.from)
        .until(until)
        .replacing(earlier, "Back in service");
    Ok(tx.say(id, &said, how)?)
}
