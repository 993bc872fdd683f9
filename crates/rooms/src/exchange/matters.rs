//! What matters to the young people whom a provider looks after, published to that provider alone. Only
//! what they said of themselves (the class `voice`) is read, and each saying goes through the gate as
//! what a home reads that is only asked: the store holds no name, so that what names somebody or somewhere
//! is left out and counted.

use super::facts::{LivesThere, Published};
use super::gate::{self, Outgoing, Reader};
use super::pack::Quote;
use super::{protect, store};
use crate::homes;
use crate::people::{self, About, Said, Statement};
use care::ids::{HomeId, OrganisationId, YoungPersonId};
use care::{Age, Period};
use record::access::{Action, FieldClass, find};
use record::{Caller, Record, Refusal};
use std::collections::BTreeMap;

/// What they are told of, and in which order.
const ABOUT: [About; 4] = [
    About::WhatMatters,
    About::WhatHelps,
    About::Strength,
    About::Aspiration,
];

/// Sayings of one kind that are published: the newest.
const EACH: usize = 3;

fn house() -> Caller {
    Caller::system("what matters to those a provider looks after")
}

/// Publishes it to every provider; gives for how many something changed.
pub(super) fn publish(record: &Record, exchange: &Record) -> Result<usize, Refusal> {
    let (owners, booked) = record.read(&house(), |tx| {
        let today = tx.today();
        let owners: BTreeMap<HomeId, OrganisationId> = homes::all_homes(tx)?
            .into_iter()
            .map(|home| (home.id, home.said.provider))
            .collect();
        let mut booked = homes::all_bookings(tx)?;
        booked.retain(|(.., nights)| nights.until.is_none_or(|until| today < until));
        Ok((owners, booked))
    })?;
    let mut of: BTreeMap<OrganisationId, Vec<LivesThere>> = BTreeMap::new();
    for provider in owners.values() {
        of.entry(*provider).or_default();
    }
    for (home, who, nights) in booked {
        if let Some(all) = owners.get(&home).and_then(|provider| of.get_mut(provider)) {
            all.push(lives_there(record, home, who, nights)?);
        }
    }
    let mut changed = 0;
    for (provider, mut all) in of {
        all.sort_by_key(|one| (one.home, one.from));
        let said = Published::Matters { provider, all };
        changed += usize::from(store::publish(exchange, &said)?);
    }
    Ok(changed)
}

fn lives_there(
    record: &Record,
    home: HomeId,
    who: YoungPersonId,
    nights: Period,
) -> Result<LivesThere, Refusal> {
    let (age, statements) = record.read(&house(), |tx| {
        let allowed = find(tx, who)?.allow_for(Action::Share, FieldClass::Voice)?;
        let today = tx.today();
        let born = people::person(tx, who)?.and_then(|person| person.born);
        let statements: Vec<Said<Statement>> = people::said_of(tx, &allowed)?;
        Ok((born.and_then(|born| Age::on(born, today)), statements))
    })?;
    let protected = protect::protected(record, who, Reader::HomeAsked, Some(home))?;
    let mut one = LivesThere {
        home,
        age: age.map(|age| age.0),
        from: nights.from,
        until: nights.until,
        said: Vec::new(),
        left_out: 0,
    };
    for about in ABOUT {
        let of_it = statements.iter().filter(|said| said.said.about == about);
        for said in of_it.take(EACH) {
            let document =
                Outgoing::named("what-matters").with(about.words(), said.said.text.as_str());
            match gate::pass(&protected, Reader::HomeAsked, &document, &[]) {
                Ok(_) => one.said.push((
                    about.words().to_owned(),
                    Quote {
                        text: said.said.text.clone(),
                        whose: said.said.words.words().to_owned(),
                        on: said.said.said_on,
                    },
                )),
                Err(_) => one.left_out += 1,
            }
        }
    }
    Ok(one)
}
