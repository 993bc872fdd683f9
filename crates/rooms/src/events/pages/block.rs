//! What a young person's page shows of what happened: how it stands, what is due, its timeline.

use crate::events::said::{Event, Happened, What, happened};
use care::Date;
use care::dates::long_date;
use care::ids::{MemberId, YoungPersonId};
use desk::components::{Colour, Row, SummaryList, Tag};
use desk::patterns::{EventKind, TimelineEvent};
use maud::{Markup, html};
use record::access::{Action, Allowed};
use record::{Fault, Tx};

/// What happened to one young person, as far as the reader may see it.
pub struct Block {
    id: YoungPersonId,
    on: Date,
    all: Vec<Happened>,
    /// What the reader may write down, today.
    adds: Vec<What>,
    /// What they may put right, today.
    corrects: Vec<What>,
}

/// Gathers the block through the reader's lens, as on a day. One statement.
pub fn gather(tx: &mut Tx<'_>, allowed: &Allowed, on: Date, today: bool) -> Result<Block, Fault> {
    let may = |action| {
        let leave = |what: &What| today && allowed.lens().may(action, what.class());
        What::ALL.into_iter().filter(leave).collect::<Vec<_>>()
    };
    let mut all = happened(tx, allowed)?;
    all.retain(|one| one.event.on() <= on);
    Ok(Block {
        id: allowed.id(),
        on,
        adds: may(Action::Add),
        corrects: may(Action::Correct),
        all,
    })
}

/// How it stands, what is due, and what can be written down.
pub fn block(of: &Block) -> Markup {
    let at = format!("/young-people/{}", of.id);
    let newest = |what: What| of.all.iter().find(|one| one.event.what() == what);
    let rows: Vec<Row> = [
        What::Learning,
        What::SchoolHelp,
        What::Feelings,
        What::Substance,
        What::Exploitation,
        What::Resilience,
    ]
    .into_iter()
    .filter_map(|what| {
        let one = newest(what)?;
        let on = long_date(one.event.on());
        let Event::Resilience(said) = &one.event else {
            let said = format!("{}, since {on}", one.event.title());
            return Some(Row::new(what.words(), said));
        };
        let mut before = of.all.iter().filter_map(|one| match &one.event {
            Event::Resilience(said) => Some(said),
            _ => None,
        });
        let mut text = format!("{} of 30 on {on}", said.total());
        if let Some(earlier) = before.nth(1) {
            let then = long_date(earlier.on);
            text.push_str(&format!("; {} of 30 on {then}", earlier.total()));
        }
        text.push_str(". Their own answers to the Brief Resilience Scale; it foretells nothing");
        Some(Row::new("Getting back up", text))
    })
    .collect();
    let away =
        |one: &&Happened| matches!(&one.event, Event::Missing(said) if said.back_on.is_none());
    html! {
        @if !of.all.is_empty() || !of.adds.is_empty() {
            section aria-labelledby="happened" {
                h2.govuk-heading-l id="happened" { "What happened lately" }
                @for one in of.all.iter().filter(away) {
                    p.govuk-body {
                        (Tag::new("Missing now").colour(Colour::Red)) " since " (long_date(one.event.on()))
                        @if of.adds.contains(&What::Missing) {
                            ". " a.govuk-link href={ (at) "/came-back/" (one.fact) } { "They are back" }
                        }
                    }
                }
                @for one in &of.all {
                    @if let Some((by, time)) = one.talk_due() {
                        p.govuk-body {
                            @if by < of.on { (Tag::new("Talk overdue").colour(Colour::Red)) } @else { (Tag::new("Talk due").colour(Colour::Yellow)) }
                            " Missing from " (long_date(one.event.on())) ". Somebody talks with them by " (long_date(by))
                            @if let Some(time) = time { (format!(", {:02}:{:02}", time.hour(), time.minute())) }
                            @if let Some(talk) = &one.talk { ". Offered on " (long_date(talk.said.offered_on)) }
                            @if of.adds.contains(&What::Missing) {
                                ". " a.govuk-link href={ (at) "/talk-after/" (one.fact) } { "Write down the talk" }
                            }
                        }
                    }
                }
                @if !rows.is_empty() { (SummaryList::new(rows)) }
                @if !of.adds.is_empty() {
                    p.govuk-body {
                        "Write down: "
                        @for (nth, what) in of.adds.iter().enumerate() {
                            @if nth > 0 { " · " }
                            a.govuk-link href={ (at) "/happened/" (what.code()) } { (what.words()) }
                        }
                    }
                }
            }
        }
    }
}

/// The same as events of their timeline, each with its day. `name_of` says who wrote it down.
pub fn timeline(of: &Block, name_of: impl Fn(MemberId) -> String) -> Vec<(Date, TimelineEvent)> {
    of.all
        .iter()
        .map(|one| {
            let event = &one.event;
            let mut more: Vec<String> = Vec::new();
            if let Some(note) = event.note() {
                more.push(note.to_owned());
            }
            if let Some(talk) = &one.talk {
                more.push(match (talk.said.held_on, talk.said.declined) {
                    (Some(on), _) => format!(
                        "{} talked with them on {}",
                        talk.said.who.as_deref().unwrap_or("Somebody"),
                        long_date(on)
                    ),
                    (None, true) => "They did not want to talk about it".to_owned(),
                    (None, false) => {
                        format!("A talk was offered on {}", long_date(talk.said.offered_on))
                    }
                });
                more.extend(talk.said.they_said.as_ref().map(|said| format!("“{said}”")));
            }
            let by = format!("{}. {}", event.source().words(), name_of(one.by));
            let mut shown = TimelineEvent::new(kind(event.what()), event.on(), event.title()).by(by);
            if let Event::Missing(said) = event {
                shown = shown.until(said.back_on);
            }
            if !more.is_empty() {
                shown = shown.detail(more.join(". "));
            }
            if of.corrects.contains(&event.what()) {
                let at = format!("/young-people/{}/happened/{}/{}", of.id, event.what().code(), one.fact);
                let about = format!(" {}, {}", event.title(), long_date(event.on()));
                shown = shown.actions(html! {
                    a.govuk-link href=(at) { "Put right" span.govuk-visually-hidden { (about) } } " · "
                    a.govuk-link href={ (at) "/take-back" } { "Take back" span.govuk-visually-hidden { (about) } }
                });
            }
            (event.on(), shown)
        })
        .collect()
}

/// Whether a worker wrote down that they were missing from a day on.
pub fn missing_from(of: &Block, day: Date) -> bool {
    let missing = |one: &Happened| one.event.what() == What::Missing && one.event.on() == day;
    of.all.iter().any(missing)
}

const fn kind(what: What) -> EventKind {
    match what {
        What::Missing => EventKind::Missing,
        What::Arrest | What::Charge | What::PoliceCalled => EventKind::Offending,
        What::EmergencyCare
        | What::Substance
        | What::Feelings
        | What::MentalHealthCrisis
        | What::Resilience => EventKind::Health,
        What::EmergencyBed => EventKind::Move,
        What::Learning | What::SchoolHelp => EventKind::Education,
        What::Exploitation => EventKind::Note,
    }
}
