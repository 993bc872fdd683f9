//! Who is here for a young person: who stays, how to reach them, and who matters to them.

use super::frame::{Speaks, me};
use crate::own::facts::Card;
use crate::own::words::Word;
use crate::people::{self, PersonWhoMatters, Said};
use care::Date;
use care::ids::MemberId;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Allowed, Relationship};
use record::{Fault, Refusal, Tx};

/// Somebody who works with them.
pub(super) struct Near {
    pub(super) name: String,
    pub(super) stands: Word,
    since: Date,
    key_worker: bool,
    card: Option<Card>,
}

/// Who works with them today, the key worker first.
pub(super) fn near(tx: &mut Tx<'_>, allowed: &Allowed, today: Date) -> Result<Vec<Near>, Fault> {
    let mut all = Vec::new();
    for worker in access::workers(tx, allowed)? {
        let stands = match worker.relationship {
            Relationship::KeyWorker => Word::KeyWorker,
            Relationship::Cover => Word::Cover,
            Relationship::SocialWorker => Word::SocialWorker,
            Relationship::ReviewingOfficer => Word::Reviewing,
            Relationship::PlacementOfficer => Word::PlacementOfficer,
            // Who cares for them is not named here.
            Relationship::Carer => continue,
        };
        if worker.period.contains(today) {
            let rank = worker.relationship;
            all.push((
                rank,
                Near {
                    name: worker.name,
                    stands,
                    since: worker.period.from,
                    key_worker: rank == Relationship::KeyWorker,
                    card: crate::own::card(tx, worker.member)?,
                },
            ));
        }
    }
    all.sort_by_key(|(rank, _)| *rank);
    Ok(all.into_iter().map(|(_, near)| near).collect())
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let (speaks, near, matter) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        let matter: Vec<Said<PersonWhoMatters>> = people::said_of(tx, &allowed)?;
        Ok((speaks, near(tx, &allowed, today)?, matter))
    })?;
    let body = html! {
        (speaks.heading(Word::WhoMore))
        @if near.is_empty() { p.govuk-body { (speaks.say(Word::WhoNone)) } }
        @for one in &near { (drawn(speaks, one)) }
        @if !matter.is_empty() {
            section.hw-own aria-labelledby="matter" data-read {
                h2.govuk-heading-m id="matter" { (speaks.say(Word::Matter)) }
                ul.govuk-list { @for one in &matter { li { strong { (one.said.name) } ", " (one.said.relation) } } }
                (speaks.aloud())
            }
        }
    };
    Ok(speaks
        .page(Word::WhoMore, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

/// One person's card: no photograph.
fn drawn(speaks: Speaks, one: &Near) -> Markup {
    let name = |word| speaks.with(word, &[("name", &one.name)]);
    html! {
        section.hw-own data-read {
            h2.govuk-heading-m { (one.name) }
            p.govuk-body { (speaks.say(one.stands)) ", " (speaks.on(Word::Since, one.since)) "." }
            @if one.key_worker { p.govuk-body { (name(Word::Stays)) } }
            @match &one.card {
                Some(card) => {
                    @if let Some(about) = &card.about { p.govuk-body { (about) } }
                    p.govuk-body { (name(Word::Reach)) ": " strong { (card.reach) } }
                    @if let Some(there) = &card.there { p.govuk-body { (speaks.with(Word::There, &[("when", there)])) } }
                }
                None => { p.govuk-body { (name(Word::NoCard)) } }
            }
            (speaks.aloud())
        }
    }
}

/// Their key worker today.
pub(super) fn key_worker(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    today: Date,
) -> Result<Option<(MemberId, String)>, Fault> {
    let all = access::workers(tx, allowed)?;
    Ok(all
        .into_iter()
        .find(|one| one.relationship == Relationship::KeyWorker && one.period.contains(today))
        .map(|one| (one.member, one.name)))
}
