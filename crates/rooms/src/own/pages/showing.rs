//! Where a young person might live: what a worker shows them of a home, in words and without an
//! address, and what they think of it. What they think is theirs to say, has the clock of everything
//! they tell us, and stands before those who decide.

use super::frame::{me, own_id};
use super::letting_in::postcode_in;
use crate::about_one::{Page, area, leave, line};
use crate::homes;
use crate::hub::{self, Told};
use crate::own::facts::{HomeShown, HomeThought, Would};
use crate::own::keeping::{HomeOfTheirs, homes_shown, show_home, think};
use crate::own::words::Word;
use care::dates::long_date;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Radios, Row, SummaryList, Textarea};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};

/// The fields a worker fills in about a home: name, what it asks, a hint.
const FIELDS: [(&str, &str, &str); 7] = [
    (
        "called",
        "What do you call it with them?",
        "No address, and no carer’s surname. For example: the house with two dogs.",
    ),
    (
        "who_lives_there",
        "Who lives there?",
        "In words. Nobody’s name, and nothing that is another young person’s to tell.",
    ),
    ("pets", "Pets?", ""),
    ("wifi", "Wi-Fi and phones?", ""),
    ("bedtime", "Bedtime and going out?", ""),
    ("food", "Food?", ""),
    (
        "others_say",
        "What did other young people say of it?",
        "In their words, as they said it.",
    ),
];

pub(super) fn show_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let who = visit.read(|tx| Ok(leave(tx, id, Action::Add, FieldClass::Voice)?.1))?;
    let form = visit.form("home", &[])?;
    let fields = html! {
        p.govuk-body { (who.short) " reads this on their own page, and says what they think. It shows no address: somebody else may read it. Write what you know; leave the rest and find out." }
        @for (name, label, hint) in FIELDS {
            @if name == "others_say" || name == "who_lives_there" { (area(&form, name, label, 3).hint(hint)) }
            @else if hint.is_empty() { (line(&form, name, label)) }
            @else { (line(&form, name, label).hint(hint)) }
        }
    };
    let page = Page {
        title: "Show them a home",
        about: &who.name,
        back: ("Their own page", format!("/young-people/{id}/own-page")),
    };
    Ok(page.around(&form, &fields, "Put it on their page"))
}

pub(super) fn show(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let said = |form: &desk::form::Form, name: &str| {
        let text = form.value(name).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    // Nothing that says where it is: no postcode, no address of a home that we know.
    let addresses = visit.read(|tx| {
        let all = homes::all_homes(tx)?;
        Ok(all
            .into_iter()
            .filter_map(|home| home.said.address)
            .filter_map(|text| text.lines().next().map(|line| line.trim().to_lowercase()))
            .filter(|line| line.len() > 5)
            .collect::<Vec<_>>())
    })?;
    for (name, ..) in FIELDS {
        let text = form.value(name).to_owned();
        let lower = text.to_lowercase();
        if postcode_in(&text) || addresses.iter().any(|one| lower.contains(one)) {
            form.problem(
                name,
                "Leave out the address: somebody else may read their page",
            );
        }
        if text.chars().count() > 1_000 {
            form.problem(name, "This must be 1,000 characters or less");
        }
    }
    let called = form
        .text("called", "what you call it")
        .at_most(120)
        .required();
    let who = form.text("who_lives_there", "who lives there").required();
    let (called, who_lives_there) = form.all_of((called, who))?;
    let shown = HomeShown {
        called,
        who_lives_there,
        pets: said(&form, "pets"),
        wifi: said(&form, "wifi"),
        bedtime: said(&form, "bedtime"),
        food: said(&form, "food"),
        others_say: said(&form, "others_say"),
    };
    visit.write(|tx| show_home(tx, id, &shown))?;
    Ok(Reply::redirect(format!("/young-people/{id}/own-page"))
        .saying("It is on their page. Look at it together."))
}

/// What was shown and what they think, for their workers.
pub(super) fn shown_list(all: &[HomeOfTheirs]) -> Markup {
    html! {
        @for one in all {
            p.govuk-body {
                strong { (one.said.called) } ". "
                @match &one.thought {
                    Some((on, said)) => { "They say, " (long_date(*on)) ": " (said.would.words()) @if let Some(words) = &said.words { ". “" (words) "”" } }
                    None => { "They have not said yet what they think." }
                }
            }
        }
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (speaks, all) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        Ok((speaks, homes_shown(tx, &allowed)?))
    })?;
    let body = html! {
        (speaks.heading(Word::Homes))
        p.govuk-body { (speaks.say(Word::HomesExplain)) }
        @if all.is_empty() { p.govuk-body { (speaks.say(Word::HomesNone)) } }
        @for one in &all {
            @let rows = [
                (Word::HomeWho, Some(&one.said.who_lives_there)),
                (Word::HomePets, one.said.pets.as_ref()),
                (Word::HomeWifi, one.said.wifi.as_ref()),
                (Word::HomeBed, one.said.bedtime.as_ref()),
                (Word::HomeFood, one.said.food.as_ref()),
                (Word::HomeOthers, one.said.others_say.as_ref()),
            ];
            section.hw-own data-read {
                h2.govuk-heading-m { (one.said.called) }
                (SummaryList::new(rows.into_iter().map(|(word, text)| {
                    Row::new(speaks.say(word), text.cloned().unwrap_or_else(|| speaks.say(Word::HomeAsk)))
                })))
                @if let Some((_, said)) = &one.thought {
                    p.govuk-body { strong { (speaks.say(Word::HomeYou)) } " " (speaks.say(would(said.would))) "." @if let Some(words) = &said.words { " " (words) } }
                }
                (speaks.aloud())
                (Button::link(html! { (speaks.say(Word::HomeSay)) span.govuk-visually-hidden { ": " (one.said.called) } }, format!("/my-page/homes/{}", one.fact)))
            }
        }
    };
    Ok(speaks
        .page(Word::Homes, &body)
        .back_to(speaks.say(Word::Back), "/my-page"))
}

const fn would(one: Would) -> Word {
    match one {
        Would::Yes => Word::WouldYes,
        Would::Maybe => Word::WouldMaybe,
        Would::No => Word::WouldNo,
    }
}

pub(super) fn think_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let (speaks, one) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        let one = homes_shown(tx, &allowed)?
            .into_iter()
            .find(|one| one.fact == fact)
            .ok_or(Refusal::NotFound)?;
        Ok((speaks, one))
    })?;
    let form = visit.form(&format!("think-{fact}"), &[])?;
    let body = html! {
        (speaks.heading(Word::HomeSay))
        p.govuk-body { strong { (one.said.called) } }
        form method="post" novalidate {
            (form.guard())
            (Radios::new("would", speaks.say(Word::HomeWould))
                .choices(Would::ALL.iter().map(|one| (one.code(), speaks.say(would(*one)))))
                .value(form.value("would")).error_if(form.error("would")))
            (Textarea::new("words", speaks.say(Word::HomeWhy)).rows(4_u16)
                .value(form.value("words")).error_if(form.error("words")))
            (Button::submit(speaks.say(Word::SaySend)))
        }
    };
    Ok(speaks
        .page(Word::HomeSay, &body)
        .back_to(speaks.say(Word::Back), "/my-page/homes"))
}

pub(super) fn thought(visit: &mut Visit) -> Result<Reply, Refusal> {
    let fact: FactId = visit.id("fact")?;
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let form = visit.posted()?;
    let would = Would::parse(form.value("would"))
        .ok_or_else(|| Refusal::invalid("would", speaks.say(Word::PickOne)))?;
    let words = form.value("words").trim().to_owned();
    if words.chars().count() > 2_000 {
        return Err(Refusal::invalid("words", speaks.say(Word::SayLong)));
    }
    let words = (!words.is_empty()).then_some(words);
    visit.write(|tx| {
        let id = own_id(tx)?;
        let said = HomeThought {
            shown: fact,
            would,
            words: words.clone(),
        };
        let called = think(tx, id, &said)?;
        // It is something they told us: it has a clock, and those who decide read it.
        let why = words
            .as_ref()
            .map_or_else(String::new, |words| format!(" {words}"));
        let text = format!("About {called}: {}.{why}", would.words());
        hub::tell(tx, id, &Told { text })?;
        Ok(())
    })?;
    Ok(Reply::redirect("/my-page/homes").saying(speaks.say(Word::SaySent)))
}
