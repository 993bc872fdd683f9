//! The list of homes, with filters, each by its address.

use super::{Free, KeptHome, all_homes};
use crate::homes::provider::all_providers;
use crate::homes::words::{HomeKind, Sector};
use care::ids::OrganisationId;
use care::{Authority, Date};
use desk::components::{Cell, Checkboxes, Input, Select, SelectItem};
use desk::patterns::{Address, Column, FilterPanel, Listing, invitation, not_known};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use std::collections::HashMap;

/// Homes on one page of the list.
const PAGE: usize = 50;

/// What the reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Question {
    words: String,
    kind: Option<HomeKind>,
    sector: Option<Sector>,
    age: Option<u8>,
    free: bool,
    ours: bool,
    page: usize,
}

struct View {
    question: Question,
    address: Address,
    homes: Vec<(KeptHome, String)>,
    total: usize,
    today: Date,
}

fn question(visit: &Visit) -> Question {
    let text = |name: &str| visit.query(name).unwrap_or_default();
    Question {
        words: text("q").chars().take(100).collect(),
        kind: HomeKind::parse(text("kind")),
        sector: Sector::parse(text("sector")),
        age: text("age").parse().ok(),
        free: text("free") == "1",
        ours: text("ours") == "1",
        page: text("page").parse().unwrap_or(1).max(1),
    }
}

impl Question {
    fn keeps(
        &self,
        home: &KeptHome,
        provider: Option<&(String, Sector)>,
        council: Authority,
        today: Date,
    ) -> bool {
        let said = &home.said;
        let words = self.words.to_lowercase();
        let name = provider.map_or("", |p| p.0.as_str());
        let postcode = said.postcode.map_or(String::new(), |p| p.to_string());
        let hay = format!(
            "{} {name} {} {postcode}",
            said.name,
            said.urn.as_deref().unwrap_or_default()
        );
        words
            .split_whitespace()
            .all(|word| hay.to_lowercase().contains(word))
            && self.kind.is_none_or(|kind| said.kind == kind)
            && self
                .sector
                .is_none_or(|sector| provider.is_some_and(|p| p.1 == sector))
            && self.age.is_none_or(|age| {
                // A home whose ages nobody has said stays in the list: it can be asked.
                said.from_age.is_none_or(|from| from <= age)
                    && said.to_age.is_none_or(|to| age <= to)
            })
            && (!self.free || matches!(home.free(today), Free::Beds(n, _) if n > 0))
            && (!self.ours || home.authority() == Some(council))
    }
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let question = question(visit);
    let today = visit.today();
    let (homes, total) = visit.read(|tx| {
        let providers: HashMap<OrganisationId, (String, Sector)> = all_providers(tx)?
            .into_iter()
            .map(|p| (p.id, (p.said.name, p.said.sector)))
            .collect();
        let council = tx.council();
        let mut homes: Vec<(KeptHome, String)> = all_homes(tx)?
            .into_iter()
            .filter(|home| question.keeps(home, providers.get(&home.said.provider), council, today))
            .map(|home| {
                let provider = providers.get(&home.said.provider);
                let name = provider.map_or_else(String::new, |p| p.0.clone());
                (home, name)
            })
            .collect();
        homes.sort_by_cached_key(|(home, _)| (home.said.name.to_lowercase(), home.id));
        let total = homes.len();
        let from = (question.page - 1).saturating_mul(PAGE).min(total);
        Ok((homes.drain(from..total.min(from + PAGE)).collect(), total))
    })?;
    let address = visit
        .all_queries()
        .iter()
        .filter(|(name, value)| name != "page" && !value.is_empty())
        .fold(Address::new("/homes"), |a, (name, value)| {
            a.and(name, value)
        });
    let view = View {
        question,
        address,
        homes,
        total,
        today,
    };
    Ok(Reply::page("Homes", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let mut listing = Listing::new("homes", &view.address)
        .columns([
            Column::new("Home"),
            Column::new("Kind"),
            Column::new("Where"),
            Column::new("For"),
            Column::number("Places"),
            Column::new("Free, as they said"),
        ])
        .page(view.question.page, PAGE, view.total as u64)
        .empty(invitation(
            "No home fits this. Take off a filter, or read Ofsted’s list of providers in.",
            Some(("Providers", "/providers")),
        ));
    for (home, provider) in &view.homes {
        listing = listing.row(vec![
            Cell::new(html! {
                a.govuk-link href={ "/homes/" (home.id) } { (home.said.name) }
                br;
                span.govuk-hint { (provider) }
            }),
            Cell::new(home.said.kind.words()),
            Cell::new(place(home)),
            Cell::new(for_whom(home)),
            Cell::number(
                home.said
                    .places
                    .map_or_else(|| "not known".to_owned(), |n| n.to_string()),
            ),
            Cell::new(free(home, view.today)),
        ]);
    }
    html! {
        h1.govuk-heading-l { "Homes" }
        p.govuk-body {
            a.govuk-link href="/providers" { "Providers, and whom to call" } " · "
            a.govuk-link href="/market" { "The market" }
        }
        div.hw-filtered {
            (filters(view))
            div.hw-filtered__list { (listing) }
        }
    }
}

/// Where a home is, in as much as is known: the authority and the postcode's district.
pub(in crate::homes) fn place(home: &KeptHome) -> Markup {
    let area = home.authority().and_then(Authority::name);
    let outward = home.said.postcode.as_ref().map(|p| p.outward().to_owned());
    match (area, outward) {
        (None, None) => not_known(),
        (area, outward) => html! {
            (area.unwrap_or_default())
            @if area.is_some() && outward.is_some() { ", " }
            (outward.unwrap_or_default())
        },
    }
}

/// For whom: ages and sexes.
pub(in crate::homes) fn for_whom(home: &KeptHome) -> String {
    let said = &home.said;
    let ages = match (said.from_age, said.to_age) {
        (Some(from), Some(to)) => format!("Ages {from} to {to}"),
        (Some(from), None) => format!("From {from}"),
        (None, Some(to)) => format!("Up to {to}"),
        (None, None) => "Ages not known".to_owned(),
    };
    match said.sexes {
        Some(sexes) => format!("{ages}, {}", sexes.words().to_lowercase()),
        None => ages,
    }
}

/// What is free and how old that word is.
pub(in crate::homes) fn free(home: &KeptHome, today: Date) -> Markup {
    let age = |days: i32| match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        n => format!("{n} days ago"),
    };
    match home.free(today) {
        Free::Beds(0, days) => html! { "None, said " (age(days)) },
        Free::Beds(beds, days) => html! { strong { (beds) } ", said " (age(days)) },
        Free::From(beds, from, days) => html! {
            (beds) " from " (care::dates::long_date(from)) ", said " (age(days))
        },
        Free::NotKnown => not_known(),
    }
}

fn filters(view: &View) -> Markup {
    let q = &view.question;
    let items = |all: Vec<(&'static str, &'static str)>, now: Option<&str>| {
        std::iter::once(SelectItem::new("", "Any").selected(now.is_none()))
            .chain(
                all.into_iter()
                    .map(|(code, words)| SelectItem::new(code, words).selected(now == Some(code))),
            )
            .collect::<Vec<_>>()
    };
    let kinds = HomeKind::ALL
        .iter()
        .map(|k| (k.code(), k.words()))
        .collect();
    let sectors = Sector::ALL.iter().map(|k| (k.code(), k.words())).collect();
    let mut panel = FilterPanel::new(&view.address)
        .control(
            "q",
            Input::new("q", "Name, provider, postcode or Ofsted’s number")
                .value(&q.words)
                .spellcheck(false)
                .autocomplete("off"),
        )
        .control(
            "kind",
            Select::new("kind", "Kind of home").items(items(kinds, q.kind.map(HomeKind::code))),
        )
        .control(
            "sector",
            Select::new("sector", "Provided by").items(items(sectors, q.sector.map(Sector::code))),
        )
        .control(
            "age",
            Input::new("age", "For somebody of age")
                .value(q.age.map_or(String::new(), |age| age.to_string()))
                .inputmode("numeric"),
        )
        .control(
            "free",
            Checkboxes::bare("free")
                .small()
                .choices([("1", "A bed is free")])
                .values(q.free.then_some("1")),
        )
        .control(
            "ours",
            Checkboxes::bare("ours")
                .small()
                .choices([("1", "In our borough")])
                .values(q.ours.then_some("1")),
        );
    if let Some(kind) = q.kind {
        panel = panel.chosen(kind.words(), "kind", kind.code());
    }
    if let Some(sector) = q.sector {
        panel = panel.chosen(sector.words(), "sector", sector.code());
    }
    if q.free {
        panel = panel.chosen("A bed is free", "free", "1");
    }
    if q.ours {
        panel = panel.chosen("In our borough", "ours", "1");
    }
    html! { (panel) }
}
