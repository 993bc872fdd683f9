//! "Who can I ring?": on every provider's page, and by itself to print.

use super::about_pages::{About, about, form, frame};
use super::cards::{ContactCard, Rang, RangAnswer, answered, card, cards};
use super::kept::{Kept, all};
use crate::neighbourhood::{Footprints, footprints};
use care::Date;
use care::counted;
use care::ids::{OrganisationId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Table, button_group, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::{Refusal, Saying};
use serde::Deserialize;
use uuid::Uuid;

static CARD: Asked = Asked {
    name: "contact-card",
    title: "Somebody to ring",
    lead: "",
    questions: &[
        Question::line("service", "Which service?", "the service")
            .hint("For example: Complex Safeguarding, Youth Justice, Early Help."),
        Question::chosen("footprint", "For which footprint?", "the footprint")
            .optional()
            .hint("Leave it empty for the whole borough."),
        Question::line("area", "Or for which ward or town?", "the ward or town").optional(),
        Question::words(
            "when",
            "When should somebody ring them?",
            "when to ring them",
        ),
        Question::line("who", "Who answers?", "who answers"),
        Question::line("phone", "Telephone", "the telephone number"),
        Question::line("email", "Email", "the email address").optional(),
        Question::line("hours", "When is somebody there?", "when somebody is there"),
        Question::tick(
            "gone",
            "Is it still so?",
            "No: nobody should ring this number any more",
        ),
    ],
    save: "Save",
};

static RANG: Asked = Asked {
    name: "rang",
    title: "They rang somebody",
    lead: "What they told us on the call: whom they rang, and whether anybody helped.",
    questions: &[
        Question::chosen("card", "Whom did they ring?", "service they rang"),
        Question::past_day("on", "When?", "the day"),
        Question::one_of(
            "answer",
            "Did somebody answer and help?",
            "whether somebody helped",
            RangAnswer::CHOICES,
        ),
        Question::words("words", "What do they say about it?", "what they say").optional(),
    ],
    save: "Save",
};

struct View {
    about: Option<About>,
    rang: Vec<Kept<Rang>>,
    today: Date,
    cards: Vec<Kept<ContactCard>>,
    parts: Footprints,
    keeps: bool,
}

pub(super) fn of_provider(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let about = about(tx, id, &caller)?;
        Ok(View {
            keeps: about.keeps,
            about: Some(about),
            rang: all(tx)?,
            today: tx.today(),
            cards: cards(tx)?,
            parts: footprints(tx)?,
        })
    })?;
    let body = draw(&view);
    match &view.about {
        Some(about) => Ok(frame(about, "who-to-ring", "Who can I ring?", &body)),
        None => Err(Refusal::NotFound),
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    let only: Option<SubjectId> = visit.query("footprint").and_then(|id| id.parse().ok());
    let mut view = visit.read(|tx| {
        Ok(View {
            about: None,
            rang: all(tx)?,
            today: tx.today(),
            cards: cards(tx)?,
            parts: footprints(tx)?,
            keeps,
        })
    })?;
    let only = only.filter(|id| view.parts.get(*id).is_some());
    if let Some(only) = only {
        // Whom one rings everywhere is rung here too.
        view.cards
            .retain(|card| match (card.said.footprint, &card.said.area) {
                (Some(footprint), _) => footprint == only,
                (None, area) => area.is_none(),
            });
    }
    let body = html! {
        h1.govuk-heading-l {
            @match only {
                Some(id) => { "Who can I ring in " (view.parts.name(id)) "?" },
                None => "Who can I ring?",
            }
        }
        @if only.is_some() { p.govuk-body { a.govuk-link href="/who-to-ring" { "Everybody in the borough" } } }
        (draw(&view))
    };
    Ok(Reply::page("Who can I ring?", body).back_to("Providers", "/providers"))
}

fn draw(view: &View) -> Markup {
    let mut areas: Vec<Option<&str>> = view
        .cards
        .iter()
        .map(|card| card.said.part(&view.parts))
        .collect();
    areas.dedup();
    let manager = view
        .about
        .as_ref()
        .filter(|about| about.manager().is_none())
        .is_some();
    html! {
        @if manager { p.govuk-body { strong { "They have no relationship manager yet: that is the first person anybody should be able to ring." } } }
        p.govuk-body { "One page to print and put up in the office. If a child is in danger now, ring 999." }
        @let provider = view.about.as_ref().map(|about| about.provider.id);
        @let (rang, helped) = answered(&view.rang, None, provider, view.today);
        p.govuk-body {
            @match (rang, provider) {
                (0, Some(_)) => "They have not told us of ringing anybody in the last twelve months.",
                (0, None) => "No provider has told us of ringing anybody in the last twelve months.",
                _ => { "In the last twelve months somebody answered and helped " (helped) " of " (counted(rang, "time", "times")) ", as " @if provider.is_some() { "they" } @else { "providers" } " told us." }
            }
        }
        @if view.keeps {
            (button_group(html! {
                (Button::link("Add somebody to ring", "/who-to-ring/new"))
                @if let Some(about) = view.about.as_ref().filter(|_| !view.cards.is_empty()) {
                    a.govuk-link href={ (about.at()) "/who-to-ring/rang" } { "They rang somebody" }
                }
            }))
        }
        @if view.cards.is_empty() { (invitation("Nobody to ring is written down yet.", None)) }
        @for area in areas {
            @let title = area.unwrap_or("The whole borough");
            h2.govuk-heading-m { (title) }
            (view.cards.iter().filter(|card| card.said.part(&view.parts) == area).fold(
                Table::bare().head(["Service", "When to ring", "Who and how", "When they are there", "Helped"]),
                |table, card| {
                    let said = &card.said;
                    table.row([
                        Cell::new(html! {
                            strong { (said.service) }
                            @if view.keeps { br; a.govuk-link.hw-no-print href={ "/who-to-ring/" (card.subject) } {
                                "Put right" span.govuk-visually-hidden { " " (said.service) }
                            } }
                        }),
                        Cell::new(&said.when),
                        Cell::new(html! {
                            (said.who) br; (said.phone)
                            @if let Some(email) = &said.email { br; (email) }
                        }),
                        Cell::new(&said.hours),
                        Cell::new(match answered(&view.rang, Some(card.subject), provider, view.today) {
                            (0, _) => "Nobody has rung".to_owned(),
                            (rang, helped) => format!("{helped} of {rang}"),
                        }),
                    ])
                },
            ).scrolling(title))
        }
    }
}

/// The footprints to choose from.
fn footprint_options(visit: &Visit) -> Result<Options, Refusal> {
    let all = visit.read(|tx| Ok(footprints(tx)?))?;
    Ok(Options::default().with("footprint", all.choices()))
}

fn read(visit: &Visit) -> Result<ContactCard, Refusal> {
    let said: ContactCard = CARD.read(visit, &footprint_options(visit)?)?.into()?;
    if said.footprint.is_some() && said.area.is_some() {
        let words = "Choose a footprint or enter a ward or town, not both";
        return Err(Refusal::invalid("area", words));
    }
    Ok(said)
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let back = ("Who can I ring?", "/who-to-ring".to_owned());
    CARD.page(visit, "", back, &[], &footprint_options(visit)?)
}

pub(super) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said = read(visit)?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| Ok(super::kept::say(tx, id, tx.today(), &said)?))?;
    Ok(Reply::redirect("/who-to-ring").saying("Saved"))
}

/// The card that was chosen.
#[derive(Deserialize)]
struct Chosen {
    card: SubjectId,
}

/// The cards to choose from.
fn to_ring(visit: &Visit) -> Result<Options, Refusal> {
    let (cards, parts) = visit.read(|tx| Ok((cards(tx)?, footprints(tx)?)))?;
    let words = |card: &ContactCard| match card.part(&parts) {
        Some(area) => format!("{}, {area}", card.service),
        None => card.service.clone(),
    };
    Ok(Options::default().with(
        "card",
        cards.iter().map(|card| (card.subject, words(&card.said))),
    ))
}

pub(super) fn rang_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = to_ring(visit)?;
    let back = ("Who can I ring?", "who-to-ring");
    form(visit, &RANG, back, &options, &html! {})
}

pub(super) fn rang(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let options = to_ring(visit)?;
    let answers = RANG.read(visit, &options)?.and("provider", id);
    let Chosen { card } = answers.clone().into()?;
    let said: Rang = answers.into()?;
    let caller = visit.caller()?.clone();
    visit.write(|tx| {
        about(tx, id, &caller)?;
        Ok(super::kept::say(tx, card, said.on, &said)?)
    })?;
    Ok(Reply::redirect(format!("/providers/{id}/who-to-ring")).saying("Saved"))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    let kept = visit
        .read(|tx| Ok(card(tx, id)?))?
        .ok_or(Refusal::NotFound)?;
    let said = &kept.said;
    let footprint = said.footprint.map_or(String::new(), |id| id.to_string());
    let starting = [
        ("service", said.service.as_str()),
        ("footprint", footprint.as_str()),
        ("area", said.area.as_deref().unwrap_or_default()),
        ("when", &said.when),
        ("who", &said.who),
        ("phone", &said.phone),
        ("email", said.email.as_deref().unwrap_or_default()),
        ("hours", &said.hours),
    ];
    let back = ("Who can I ring?", "/who-to-ring".to_owned());
    CARD.page(visit, "", back, &starting, &footprint_options(visit)?)
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: SubjectId = visit.id("id")?;
    let said = read(visit)?;
    visit.write(|tx| {
        let kept = card(tx, id)?.ok_or(Refusal::NotFound)?;
        let how = Saying::from("worker")
            .since(tx.today())
            .replacing(kept.fact, "Put right");
        Ok(tx.say(id, &said, how)?)
    })?;
    Ok(Reply::redirect("/who-to-ring").saying("Saved"))
}
