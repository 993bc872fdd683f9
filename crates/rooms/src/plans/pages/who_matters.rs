//! Who and what matters to a young person: the list first, with how often they agreed to be in touch
//! and when they last were; the same as circles second.

use crate::about_one::{Page, Who, day, leave};
use crate::people::{self, PersonWhoMatters, PlaceThatMatters, Said};
use crate::plans::touch::{Touch, touch_of, touched};
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Colour, Tag};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};
use std::f64::consts::TAU;

struct View {
    who: Who,
    today: Date,
    corrects: bool,
    adds: bool,
    people: Vec<Said<PersonWhoMatters>>,
    places: Vec<Said<PlaceThatMatters>>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::See, FieldClass::People)?;
        Ok(View {
            who,
            today,
            corrects: allowed.lens().may(Action::Correct, FieldClass::People),
            adds: allowed.lens().may(Action::Add, FieldClass::People),
            people: people::said_of(tx, &allowed)?,
            places: people::said_of(tx, &allowed)?,
        })
    })?;
    let at = view.who.address();
    Ok(Reply::page("Who matters", draw(&view))
        .back_to("Back to their page", at)
        .wide())
}

fn draw(view: &View) -> Markup {
    let at = view.who.address();
    let name = &view.who.short;
    let touches: Vec<Touch> = view
        .people
        .iter()
        .map(|one| touch_of(&one.said, view.today))
        .collect();
    let agreed = touches
        .iter()
        .filter(|touch| !matches!(touch, Touch::NotAgreed))
        .count();
    let within = touches
        .iter()
        .filter(|touch| matches!(touch, Touch::Within(_)))
        .count();
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "Who and what matters to " (name) }
        @if view.people.is_empty() && view.places.is_empty() {
            (invitation(format!("Nobody has written down who matters to {name} yet. Ask."), None))
        } @else {
            @if agreed > 0 { p.govuk-body { (within) " of " (agreed) " in touch as often as agreed." } }
            div.govuk-grid-row {
                div.govuk-grid-column-one-half {
                    ul.govuk-list {
                        @for (one, touch) in view.people.iter().zip(&touches) {
                            li { (person(view, one, *touch, &at)) }
                        }
                        @for one in &view.places { li { (one.said.name) @if let Some(why) = &one.said.why { ": " (why) } } }
                    }
                }
                div.govuk-grid-column-one-half { (circles(view, &touches)) }
            }
        }
        @if view.adds {
            (Button::link("Add somebody who matters", format!("{at}/who-matters")).secondary())
        }
    }
}

fn person(view: &View, one: &Said<PersonWhoMatters>, touch: Touch, at: &str) -> Markup {
    let said = &one.said;
    html! {
        strong { (said.name) } ", " (said.relation) ". "
        @if let Some(days) = said.every_days { "Every " (days) " days. " }
        @match touch {
            Touch::Within(next) => { (Tag::new("In touch").colour(Colour::Green)) " next by " (long_date(next)) ". " },
            Touch::Over(since) => { (Tag::new("Too long").colour(Colour::Red)) " since " (long_date(since)) ". " },
            Touch::NotKnown => { (Tag::new("Not known").colour(Colour::Yellow)) " when they last were. " },
            Touch::NotAgreed => { "Nobody has agreed how often. " },
        }
        @if view.corrects {
            a.govuk-link href={ (at) "/who-matters-map/" (one.fact) } { "They were in touch" span.govuk-visually-hidden { " with " (said.name) } }
            " · "
            a.govuk-link href={ (at) "/who-matters/" (one.fact) } { "Agree how often" span.govuk-visually-hidden { " with " (said.name) } }
        }
    }
}

/// Rings around the young person: those in touch every week or more often near, then every month,
/// then the others; places outside. It says nothing that the list beside it does not.
fn circles(view: &View, touches: &[Touch]) -> Markup {
    let ring = |one: &PersonWhoMatters| match one.every_days {
        Some(1..=7) => 0,
        Some(8..=31) => 1,
        _ => 2,
    };
    let mut rings: [Vec<(&str, bool)>; 4] = Default::default();
    for (one, touch) in view.people.iter().zip(touches) {
        rings[ring(&one.said)].push((&one.said.name, matches!(touch, Touch::Over(_))));
    }
    for one in &view.places {
        rings[3].push((&one.said.name, false));
    }
    let radius = |at: usize| 62.0 + 44.0 * at as f64;
    let spots: Vec<(f64, f64, &str, bool, bool)> = rings
        .iter()
        .enumerate()
        .flat_map(|(at, all)| {
            let many = all.len().max(1) as f64;
            all.iter().enumerate().map(move |(nth, (name, over))| {
                // Each ring begins a little further round, so that names do not stand in a row.
                let turn = TAU * (nth as f64 / many + 0.13 * at as f64) - TAU / 4.0;
                let (x, y) = (
                    220.0 + radius(at) * turn.cos(),
                    215.0 + radius(at) * turn.sin(),
                );
                (x, y, *name, *over, at == 3)
            })
        })
        .collect();
    html! {
        figure.hw-chart {
            figcaption.govuk-body-s { "The same as circles: near the middle are those in touch every week, then every month, then the others; places are squares outside. A broken outline is longer ago than agreed." }
            svg.hw-drawing viewBox="-50 0 540 440" role="img" aria-label={ "Circles of who matters to " (view.who.short) ", the same as the list beside it" } {
                @for at in 0..4usize { circle.hw-grid cx="220" cy="215" r=(radius(at)) fill="none" {} }
                circle.hw-fill-0 cx="220" cy="215" r="30" {}
                text.hw-name x="220" y="262" text-anchor="middle" { (short(&view.who.short)) }
                @for (x, y, name, over, place) in spots {
                    @if place { rect.hw-fill-2 x=(fixed(x - 6.0)) y=(fixed(y - 6.0)) width="12" height="12" {} }
                    @else { circle.hw-fill-1 cx=(fixed(x)) cy=(fixed(y)) r="8" stroke="currentColor" stroke-dasharray=[over.then_some("3 3")] stroke-width=[over.then_some("2")] {} }
                    text x=(fixed(x)) y=(fixed(y + 21.0)) text-anchor="middle" { (short(name)) }
                }
            }
        }
    }
}

fn fixed(at: f64) -> String {
    format!("{at:.1}")
}

/// A name short enough for a drawing; the list has it whole.
fn short(name: &str) -> String {
    if name.chars().count() <= 14 {
        return name.to_owned();
    }
    name.chars().take(13).chain(['…']).collect()
}

pub(super) fn touch_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let (who, one) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Correct, FieldClass::People)?;
        Ok((
            who,
            people::one_said::<PersonWhoMatters>(tx, &allowed, fact)?,
        ))
    })?;
    let form = visit.form("touch", &[("on", &date_value(today))])?;
    let fields = html! {
        p.govuk-body { (one.said.name) ", " (one.said.relation) }
        (day(&form, "on", "When were they in touch?"))
    };
    let page = Page {
        title: "They were in touch",
        about: &who.name,
        back: ("Who matters", format!("{}/who-matters-map", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn touch(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let on = form.date("on", "the day").not_after_today(today).required();
    let (on,) = form.all_of((on,))?;
    visit.write(|tx| touched(tx, id, fact, on))?;
    Ok(Reply::redirect(format!("/young-people/{id}/who-matters-map")).saying("Saved"))
}
