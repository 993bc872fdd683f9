//! What must not get out about one young person, gathered from the whole record whoever asks: the
//! gate knows addresses that the officer at the keyboard may not see.

use super::facts::Guard;
use super::gate::{Kind, Protected, Reader};
use super::project::bound;
use super::sql;
use crate::homes::{self, KeptHome};
use crate::looked_after;
use crate::people::{self, PersonWhoMatters, PlaceThatMatters, Said};
use care::Postcode;
use care::ids::{FactId, HomeId, YoungPersonId};
use record::access::{Action, Allowed, find};
use record::{Caller, Fault, Record, Refusal, Saying, Timestamp, Tx};
use std::collections::HashSet;

/// Something that is guarded, with the fact that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarded {
    /// The fact.
    pub fact: FactId,
    /// When it was said.
    pub at: Timestamp,
    /// What.
    pub said: Guard,
}

/// What somebody said must not get out about a young person.
pub fn guards(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Vec<Guarded>, Fault> {
    let rows = tx.rows(sql::GUARDS, &[&of], |row| {
        row.columns::<(FactId, Timestamp, String)>()
    })?;
    rows.into_iter()
        .map(|(fact, at, sealed)| {
            let text = tx.unseal(&sealed, &bound(fact))?;
            let said = serde_json::from_str(&text)
                .map_err(|_| Fault::Other("a guard could not be read".to_owned()))?;
            Ok(Guarded { fact, at, said })
        })
        .collect()
}

/// Says that something must not get out.
pub fn say_guard(tx: &mut Tx<'_>, allowed: &Allowed, said: &Guard) -> Result<FactId, Refusal> {
    Ok(tx.say(allowed.id(), said, Saying::from("worker").since(tx.today()))?)
}

/// Says that it may.
pub fn lift_guard(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    fact: FactId,
    why: &str,
) -> Result<(), Refusal> {
    guards(tx, allowed.id())?
        .iter()
        .find(|one| one.fact == fact)
        .ok_or(Refusal::NotFound)?;
    let how = Saying::from("worker").replacing(fact, why);
    tx.say(allowed.id(), &super::facts::GuardLifted {}, how)?;
    Ok(())
}

/// Everything that a reader must not learn from what we send about a young person. `to` is the
/// home that reads it, which may be told its own name and address.
pub fn protected(
    record: &Record,
    of: YoungPersonId,
    reader: Reader,
    to: Option<HomeId>,
) -> Result<Vec<Protected>, Refusal> {
    record.read(&Caller::system("the outgoing gate"), |tx| {
        gather(tx, of, reader, to)
    })
}

fn gather(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    reader: Reader,
    to: Option<HomeId>,
) -> Result<Vec<Protected>, Refusal> {
    let allowed = find(tx, of)?.allow(Action::See)?;
    let mut all = Vec::new();
    let guarded: Vec<Guard> = guards(tx, of)?
        .into_iter()
        .map(|one| one.said)
        .filter(|guard| guard.keeps_from(reader))
        .collect();
    for guard in guarded.iter().filter(|guard| !guard.words.is_empty()) {
        all.push(Protected::guarded("what must not get out", &guard.words));
    }
    let whereabouts = guarded.iter().any(|guard| guard.whereabouts);
    let placement = if whereabouts {
        Kind::Guarded
    } else {
        Kind::Placement
    };

    let person = people::person(tx, of)?.ok_or(Refusal::NotFound)?;
    named(&mut all, &person, Kind::OwnName, "their name");
    if let Some(born) = person.born {
        all.push(Protected::day(Kind::Born, "the day they were born", born));
    }
    all.push(Protected::number(
        Kind::Number,
        "the council’s number for them",
        person.code.as_str(),
    ));
    // UN1 to UN7 are reasons for having no number, and shorter than one.
    if let Some(upn) = person.upn.as_deref().filter(|upn| upn.len() > 4) {
        all.push(Protected::number(Kind::Number, "their pupil number", upn));
    }
    for sibling in people::siblings(tx, &allowed)? {
        if let Some(sibling) = people::person(tx, sibling)? {
            named(&mut all, &sibling, Kind::OtherChild, "a brother or sister");
        }
    }
    let who: Vec<Said<PersonWhoMatters>> = people::said_of(tx, &allowed)?;
    for one in &who {
        all.push(Protected::name(
            Kind::Relation,
            "somebody who matters to them",
            &one.said.name,
        ));
        if let Some(text) = &one.said.keeps_in_touch {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            if digits >= 9 {
                all.push(Protected::telephone(
                    Kind::Contact,
                    "how somebody who matters to them is reached",
                    text,
                ));
            }
        }
    }
    let places: Vec<Said<PlaceThatMatters>> = people::said_of(tx, &allowed)?;
    for one in &places {
        let name = one.said.name.to_lowercase();
        let school = ["school", "college", "academy", "primary", "nursery", "high"]
            .iter()
            .any(|word| name.contains(word));
        let kind = if school { Kind::School } else { Kind::Place };
        if (school || one.said.postcode.is_some()) && name.split_whitespace().count() > 1 {
            all.push(Protected::words(kind, "a place they go to", &one.said.name));
        }
        if let Some(postcode) = one.said.postcode {
            all.push(Protected::postcode(kind, "where they go", postcode));
        }
    }
    whereabouts_of(tx, of, to, placement, &mut all)?;
    all.retain(|one| !one.is_empty());
    Ok(all)
}

pub(super) fn named(all: &mut Vec<Protected>, person: &people::Person, kind: Kind, what: &str) {
    for name in [&person.given, &person.family, &person.known_as]
        .into_iter()
        .flatten()
    {
        all.push(Protected::name(kind, what, name));
    }
}

/// Where they live and lived, who cares for them, and who else lives in the home that reads it.
fn whereabouts_of(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    to: Option<HomeId>,
    placement: Kind,
    all: &mut Vec<Protected>,
) -> Result<(), Refusal> {
    let homes: Vec<KeptHome> = homes::all_homes(tx)?;
    let reader: Option<&KeptHome> = homes.iter().find(|home| Some(home.id) == to);
    let theirs: Option<Postcode> = reader.and_then(|home| home.said.postcode);
    let life = looked_after::episodes_of(tx, of)?;
    let mut lived: HashSet<HomeId> = HashSet::new();
    let mut places: HashSet<Postcode> = HashSet::new();
    for episode in &life.episodes {
        if let Some(family) = episode.home {
            all.push(Protected::postcode(
                Kind::FamilyHome,
                "where their family lives",
                family,
            ));
        }
        places.extend(episode.place);
        lived.extend(homes.iter().filter_map(|home| {
            let here = home.said.postcode.is_some() && home.said.postcode == episode.place
                || home.said.urn.is_some()
                    && home.said.urn == episode.urn
                    && !home.said.kind.is_family();
            here.then_some(home.id)
        }));
    }
    if let Some(booking) = homes::booking_of(tx, of)? {
        lived.insert(booking.said.home);
    }
    for place in places {
        if Some(place) != theirs {
            all.push(Protected::postcode(placement, "where they live", place));
        }
    }
    for home in homes.iter().filter(|home| lived.contains(&home.id)) {
        if Some(home.id) == to {
            continue;
        }
        if home.said.kind.is_family() {
            all.push(Protected::name(
                Kind::Carer,
                "somebody who cared for them",
                &home.said.name,
            ));
        } else {
            all.push(Protected::words(
                placement,
                "a home they live or lived in",
                &home.said.name,
            ));
        }
        if let Some(address) = &home.said.address {
            all.push(Protected::address(placement, "where they live", address));
        }
        if let Some(postcode) = home.said.postcode.filter(|one| Some(*one) != theirs) {
            all.push(Protected::postcode(placement, "where they live", postcode));
        }
    }
    // Those who live in the home that reads it are not to be told of by name either.
    if let Some(postcode) = theirs {
        let residents: Vec<YoungPersonId> = looked_after::lives(tx)?
            .episodes()
            .filter(|(who, episode)| {
                *who != of && episode.dec.is_none() && episode.place == Some(postcode)
            })
            .map(|(who, _)| who)
            .collect();
        let people = people::persons(tx, &residents)?;
        for person in residents.iter().filter_map(|who| people.get(who)) {
            named(all, person, Kind::OtherChild, "another young person");
        }
    }
    Ok(())
}
