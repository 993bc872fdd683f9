//! What matters to young people in a home, in their words; what homes answered; what young people
//! chose together.

use super::frame::me;
use crate::forums::{self, ForumKind, Heard};
use crate::homes;
use crate::own::words::Word;
use crate::voice::{Agreed, agree, matters, sessions};
use care::dates::long_date;
use care::ids::{OrganisationId, SubjectId};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use std::collections::HashMap;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (speaks, all, chosen, names, heard) = visit.read(|tx| {
        let (_, speaks) = me(tx)?;
        let names: HashMap<OrganisationId, String> = homes::all_providers(tx)?
            .into_iter()
            .map(|one| (one.id, one.said.name))
            .collect();
        let heard: Vec<Heard> = forums::forum(tx, ForumKind::YoungPeople)?
            .into_iter()
            .flat_map(|one| one.heard)
            .take(10)
            .collect();
        Ok((speaks, matters(tx)?, sessions(tx)?, names, heard))
    })?;
    let form = visit.form("matters", &[])?;
    let body = html! {
        (speaks.heading(Word::Matters))
        p.govuk-body { (speaks.say(Word::MattersExplain)) }
        @if all.is_empty() { p.govuk-body { (speaks.say(Word::MattersNone)) } }
        @for one in all.iter().take(20) {
            section.hw-own data-read {
                div.hw-statement { blockquote { p { (one.words) } } }
                p.govuk-body { (speaks.with(Word::MattersCount, &[("count", &one.said_by.to_string())])) }
                @for (provider, agreed, words, _) in &one.answers {
                    p.govuk-body {
                        strong { (names.get(provider).map_or("A home", String::as_str)) ": " }
                        (speaks.say(agreed_word(*agreed))) " " (words)
                    }
                }
                form method="post" {
                    (form.guard().clone().fresh_key())
                    input type="hidden" name="statement" value=(one.statement.0);
                    button.hw-link-button.hw-aloud type="submit" {
                        (speaks.say(Word::MattersSame)) span.govuk-visually-hidden { ": " (one.words) }
                    }
                }
                (speaks.aloud())
            }
        }
        @if !heard.is_empty() {
            h2.govuk-heading-m { (speaks.say(Word::Forum)) }
            @for one in &heard {
                section.hw-own data-read {
                    p.govuk-body { strong { (speaks.say(Word::ForumYou)) } " " (one.said.said.words) }
                    @for did in &one.answers { p.govuk-body { strong { (speaks.say(Word::ForumWe)) } " " (did.said.words) } }
                    @if one.answers.is_empty() { p.govuk-body { (speaks.on(Word::ForumWait, one.due())) } }
                    (speaks.aloud())
                }
            }
        }
        @if !chosen.is_empty() {
            h2.govuk-heading-m { (speaks.say(Word::Chosen)) }
            @for one in chosen.iter().take(10) {
                section.hw-own data-read {
                    h3.govuk-heading-s { (one.said.about) }
                    p.govuk-body { (speaks.with(Word::ChosenSays, &[("count", &one.said.young_people.to_string()), ("what", &one.said.chosen)])) }
                    @for (on, words) in &one.came { p.govuk-body { strong { (speaks.say(Word::Happened)) } " " (words) " " span.govuk-hint { (long_date(*on)) "." } } }
                    (speaks.aloud())
                }
            }
        }
    };
    Ok(speaks
        .page(Word::Matters, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

const fn agreed_word(agreed: Agreed) -> Word {
    match agreed {
        Agreed::Now => Word::AgreedNow,
        Agreed::Soon => Word::AgreedSoon,
        Agreed::Cannot => Word::AgreedCannot,
    }
}

pub(super) fn same(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let form = visit.posted()?;
    let statement: SubjectId = form
        .value("statement")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    visit.write(|tx| agree(tx, statement))?;
    Ok(Reply::redirect("/my-page/matters").saying(speaks.say(Word::MattersThanks)))
}
