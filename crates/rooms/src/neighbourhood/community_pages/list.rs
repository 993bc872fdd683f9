//! What there is: found by words, footprint, kind, age and how near.

use super::words;
use crate::neighbourhood::community::{
    AssetKind, Found, Going, Introduction, Search, assets, going, search, to_ask,
};
use crate::neighbourhood::footprint::{Footprints, footprints};
use crate::people;
use crate::places::postcodes;
use care::ids::YoungPersonId;
use care::{Date, Postcode};
use desk::components::{Button, Input, Select, SelectItem, Width, button_group};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Capability, Names};
use std::sync::Arc;

struct View {
    found: Vec<Found>,
    footprints: Footprints,
    names: Arc<Names>,
    asked: Search,
    near: String,
    wrong: Option<&'static str>,
    going: Option<Going>,
    waiting: Vec<(YoungPersonId, String, Introduction)>,
    small: bool,
    keeps: bool,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let text = |name: &str| visit.query(name).unwrap_or_default().trim().to_owned();
    let near = text("near");
    let (place, wrong) = match (near.is_empty(), Postcode::parse(&near)) {
        (true, _) => (None, None),
        (false, Err(_)) => (None, Some("Enter a postcode, like WN7 1PG")),
        (false, Ok(postcode)) => match postcodes().locate(postcode) {
            Some(place) => (Some(place.grid), None),
            None => (None, Some("Nobody here knows where this postcode is")),
        },
    };
    let asked = Search {
        words: text("words"),
        footprint: text("footprint").parse().ok(),
        kind: AssetKind::parse(&text("kind")),
        age: text("age").parse().ok(),
        near: place,
    };
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let footprints = footprints(tx)?;
        let all = assets(tx)?;
        let today = tx.today();
        let mut waiting = Vec::new();
        if caller.may(Capability::UseHuddles) && caller.agency().is_none() {
            for (id, one) in to_ask(tx)? {
                if let Some(person) = people::called_among(tx, &[id])?.remove(&id) {
                    waiting.push((id, person.name(), one));
                }
            }
        }
        Ok(View {
            found: search(all, &footprints, &asked),
            going: match caller.may(Capability::SeeMeasures) {
                true => Some(going(tx, today)?),
                false => None,
            },
            names: access::names(tx)?,
            small: caller.may(Capability::SeeSmallNumbers),
            keeps: caller.may(Capability::KeepAssets),
            footprints,
            asked,
            near,
            wrong,
            waiting,
            today,
        })
    })?;
    Ok(Reply::page("Community", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Community" }
        p.govuk-body { "Clubs, kitchens, centres and people who help: what there is, and when one of us last made sure. What a list says is not the same as somebody having asked." }
        @if let Some(going) = &view.going {
            p.govuk-body { strong { "Introduced, and still going: " } (words::going(going, view.small)) "." }
        }
        @if view.keeps {
            (button_group(html! {
                (Button::link("Add something", "/community/new"))
                (Button::link("Read in a list", "/community/lists").secondary())
            }))
        }
        @if !view.waiting.is_empty() {
            details.govuk-details open[view.waiting.len() <= 5] {
                summary.govuk-details__summary { span.govuk-details__summary-text { "Time to ask whether they still go: " (view.waiting.len()) } }
                div.govuk-details__text {
                    ul.govuk-list {
                        @for (id, name, one) in &view.waiting {
                            li { a.govuk-link href={ "/young-people/" (id) "/introduced/" (one.made.fact) } { (name) ", " (one.name) } ", since " (care::dates::long_date(one.made.said.on)) }
                        }
                    }
                }
            }
        }
        (filters(view, "/community"))
        h2.govuk-heading-m { (match view.found.len() { 1 => "One thing there is".to_owned(), n => format!("{n} things there are") }) }
        @if view.found.is_empty() { (invitation("Nothing was found. Ask for less, or add what you know of.", None)) }
        (words::found(&view.found, &view.footprints, &view.names, view.today, |_| html! {}))
    }
}

fn filters(view: &View, at: &str) -> Markup {
    let item =
        |value: String, words: String, now: bool| SelectItem::new(value, words).selected(now);
    let parts = std::iter::once(SelectItem::new("", "Anywhere")).chain(
        view.footprints
            .choices()
            .into_iter()
            .map(|(id, name)| item(id.to_string(), name, view.asked.footprint == Some(id))),
    );
    let kinds =
        std::iter::once(SelectItem::new("", "Anything")).chain(AssetKind::ALL.iter().map(|kind| {
            item(
                kind.code().to_owned(),
                kind.words().to_owned(),
                view.asked.kind == Some(*kind),
            )
        }));
    html! {
        form method="get" action=(at) novalidate {
            div.govuk-grid-row {
                div.govuk-grid-column-one-half {
                    (Input::new("words", "What are you looking for?").value(view.asked.words.clone()))
                    (Select::new("footprint", "In which footprint?").items(parts.collect::<Vec<_>>()))
                }
                div.govuk-grid-column-one-half {
                    (Select::new("kind", "What kind?").items(kinds.collect::<Vec<_>>()))
                    (Input::new("near", "Near which postcode?").width(Width::C10).value(view.near.clone()).error_if(view.wrong))
                    (Input::new("age", "For what age?").width(Width::C3).inputmode("numeric").value(view.asked.age.map_or(String::new(), |age| age.to_string())))
                }
            }
            (Button::submit("Find").secondary())
        }
    }
}
