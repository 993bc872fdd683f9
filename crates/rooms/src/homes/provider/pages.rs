//! Providers: the list with whom to call, and one provider's page.

use super::{Call, KeptProvider, Talked, all_providers, provider, talks};
use crate::homes::home::list_page::{for_whom, free, place};
use crate::homes::home::{Free, KeptHome, all_homes};
use care::Date;
use care::dates::long_date;
use care::ids::{MemberId, OrganisationId};
use desk::components::{Button, Row, SummaryList, Table, button_group, table::Cell};
use desk::patterns::{EventKind, SubNavigation, Timeline, TimelineEvent, invitation, not_known};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Capability};
use record::{Refusal, Tx};
use std::collections::HashMap;

fn names(tx: &mut Tx<'_>) -> Result<HashMap<MemberId, String>, Refusal> {
    Ok(access::members(tx)?
        .into_iter()
        .map(|member| (member.id, member.name))
        .collect())
}

/// When to call, in words.
fn call(one: &KeptProvider, today: Date) -> Markup {
    html! {
        @match one.call(today) {
            Call::Never => { strong { "Call: we have not spoken yet" } }
            Call::Due(on) => { strong { "Call: was due " (long_date(on)) } }
            Call::ComingUp(on) => { "Coming up, " (long_date(on)) }
            Call::NotYet(on) => { "By " (long_date(on)) }
        }
    }
}

struct Line {
    provider: KeptProvider,
    homes: usize,
    places: u32,
    free: u32,
    not_said: usize,
}

struct ListView {
    lines: Vec<Line>,
    names: HashMap<MemberId, String>,
    today: Date,
    keeps: bool,
}

pub(in crate::homes) fn list(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    let view = visit.read(|tx| {
        let mut homes: HashMap<OrganisationId, Vec<KeptHome>> = HashMap::new();
        for home in all_homes(tx)? {
            homes.entry(home.said.provider).or_default().push(home);
        }
        let mut lines: Vec<Line> = all_providers(tx)?
            .into_iter()
            .map(|provider| {
                let theirs = homes.remove(&provider.id).unwrap_or_default();
                let free = theirs.iter().map(|home| match home.free(today) {
                    Free::Beds(n, _) => u32::from(n),
                    _ => 0,
                });
                Line {
                    homes: theirs.len(),
                    places: theirs
                        .iter()
                        .filter_map(|h| h.said.places)
                        .map(u32::from)
                        .sum(),
                    free: free.sum(),
                    not_said: theirs
                        .iter()
                        .filter(|h| h.free(today) == Free::NotKnown)
                        .count(),
                    provider,
                }
            })
            .collect();
        // Those to call first, then by name; providers we do not work with at the end.
        lines.sort_by_key(|line| {
            (
                !line.provider.said.active,
                match line.provider.call(today) {
                    Call::Due(_) | Call::Never => 0,
                    Call::ComingUp(_) => 1,
                    Call::NotYet(_) => 2,
                },
                line.provider.said.name.to_lowercase(),
            )
        });
        Ok(ListView {
            lines,
            names: names(tx)?,
            today,
            keeps,
        })
    })?;
    Ok(Reply::page("Providers", draw_list(&view))
        .back_to("Homes", "/homes")
        .wide())
}

fn draw_list(view: &ListView) -> Markup {
    let due = view
        .lines
        .iter()
        .filter(|line| line.provider.said.active)
        .filter(|line| matches!(line.provider.call(view.today), Call::Due(_) | Call::Never))
        .count();
    let nobody = view
        .lines
        .iter()
        .filter(|line| line.provider.said.active && line.provider.said.relationship.is_none())
        .count();
    let table = view.lines.iter().fold(
        Table::new("Providers, those to call first").head([
            Cell::new("Provider"),
            Cell::new("Our relationship manager"),
            Cell::new("Next call"),
            Cell::number("Homes"),
            Cell::number("Places"),
            Cell::number("Beds said free"),
        ]),
        |table, line| {
            let said = &line.provider.said;
            table.row([
                Cell::new(html! {
                    a.govuk-link href={ "/providers/" (line.provider.id) } { (said.name) }
                    br;
                    span.govuk-hint { (said.sector.words()) @if !said.active { ", not working with us" } }
                }),
                Cell::new(match said.relationship.and_then(|m| view.names.get(&m)) {
                    Some(name) => html! { (name) },
                    None => html! { span.hw-not-known { "Nobody yet" } },
                }),
                Cell::new(if said.active { call(&line.provider, view.today) } else { html! {} }),
                Cell::number(line.homes.to_string()),
                Cell::number(line.places.to_string()),
                Cell::number(html! {
                    (line.free)
                    @if line.not_said > 0 { br; span.govuk-hint { (line.not_said) " not known" } }
                }),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { "Providers" }
        p.govuk-body {
            "We speak with every provider at least once a month to ask how we are doing. "
            strong { (due) " to call" } ", " (nobody) " without a relationship manager."
        }
        p.govuk-body {
            a.govuk-link href="/homes/judgements" { "Judgements that changed" } " · "
            a.govuk-link href="/who-to-ring" { "Who can I ring?" } " · "
            a.govuk-link href="/workforce" { "Workforce" } " · "
            a.govuk-link href="/fostering" { "Fostering" }
        }
        @if view.keeps {
            (button_group(html! {
                (Button::link("Add a provider", "/providers/new"))
                (Button::link("Read Ofsted’s list in", "/providers/ofsted").secondary())
            }))
        }
        @if view.lines.is_empty() {
            (invitation("No provider is written down yet.", view.keeps.then_some(("Add a provider", "/providers/new"))))
        } @else { (table.scrolling("Providers")) }
    }
}

/// The way between the pages about one provider. `here` is the last part of the page's address;
/// empty for what they are.
pub fn provider_tabs(id: OrganisationId, here: &str) -> Markup {
    let at = |page: &str| {
        if page.is_empty() {
            format!("/providers/{id}")
        } else {
            format!("/providers/{id}/{page}")
        }
    };
    let tabs = [
        ("Who they are", ""),
        ("Worries", "worries"),
        ("Quality", "quality"),
        ("What matters to young people", "voices"),
        ("Who can I ring?", "who-to-ring"),
        ("Beyond the contract", "beyond"),
    ];
    let tabs = tabs.iter().fold(
        SubNavigation::new("This provider", at(here)),
        |tabs, (words, page)| tabs.item(*words, at(page)),
    );
    html! { (tabs) }
}

struct View {
    provider: KeptProvider,
    homes: Vec<KeptHome>,
    talks: Vec<Talked>,
    names: HashMap<MemberId, String>,
    today: Date,
    keeps: bool,
    money: bool,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let today = visit.today();
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    let money = visit.caller()?.may(Capability::SeeCosts);
    let view = visit.read(|tx| {
        let provider = provider(tx, id)?.ok_or(Refusal::NotFound)?;
        let mut homes: Vec<KeptHome> = all_homes(tx)?
            .into_iter()
            .filter(|home| home.said.provider == id)
            .collect();
        homes.sort_by_cached_key(|home| home.said.name.to_lowercase());
        Ok(View {
            provider,
            homes,
            talks: talks(tx, id)?,
            names: names(tx)?,
            today,
            keeps,
            money,
        })
    })?;
    Ok(Reply::page("A provider", draw(&view)).back_to("Providers", "/providers"))
}

fn draw(view: &View) -> Markup {
    let said = &view.provider.said;
    let at = format!("/providers/{}", view.provider.id);
    let text = |words: &Option<String>| match words {
        Some(words) => html! { (words) },
        None => not_known(),
    };
    let manager = said.relationship.and_then(|m| view.names.get(&m));
    let homes = view.homes.iter().fold(
        Table::bare().head(["Home", "Kind", "Where", "For", "Free, as they said"]),
        |table, home| {
            table.row([
                Cell::new(html! { a.govuk-link href={ "/homes/" (home.id) } { (home.said.name) } }),
                Cell::new(home.said.kind.words()),
                Cell::new(place(home)),
                Cell::new(for_whom(home)),
                Cell::new(free(home, view.today)),
            ])
        },
    );
    html! {
        h1.govuk-heading-l { (said.name) }
        (provider_tabs(view.provider.id, ""))
        (SummaryList::new([
            Row::new("What they are", said.sector.words()),
            Row::new("Our relationship manager", match manager {
                Some(name) => html! { (name) },
                None => html! { span.hw-not-known { "Nobody yet. Every provider we work with should have one." } },
            }),
            Row::new("Next call", if said.active { call(&view.provider, view.today) } else { html! { "We do not work with them now" } }),
            Row::new("Who to speak to", text(&said.contact)),
            Row::new("Telephone", text(&said.phone)),
            Row::new("Email", text(&said.email)),
            Row::new("Ofsted’s number of the agency", text(&said.urn)),
        ]))
        @if view.keeps {
            (button_group(html! {
                (Button::link("Write down a talk", format!("{at}/talk")))
                (Button::link("Add a home", format!("/homes/new/{}", view.provider.id)).secondary())
                (Button::link("Put this right", format!("{at}/change")).secondary())
            }))
        }
        @if view.money {
            p.govuk-body { a.govuk-link href={ (at) "/paid" } { "Agreements and invoices" } }
        }
        h2.govuk-heading-m { "Their homes" }
        @if view.homes.is_empty() { (invitation("No home of theirs is written down.", None)) }
        @else { (homes.scrolling("Their homes")) }
        h2.govuk-heading-m { "What we said to each other" }
        @if view.talks.is_empty() { (invitation("Nobody has written down a talk with them yet. Ring and ask how we are doing.", None)) }
        @else {
            (Timeline::new("What we said to each other", 3, view.talks.iter().map(|talked| {
                let with = talked.talk.with.as_ref().map_or(String::new(), |w| format!(" with {w}"));
                let by = view.names.get(&talked.by).cloned().unwrap_or_else(|| "Homeward".to_owned());
                TimelineEvent::new(EventKind::Contact, talked.talk.on, format!("{}{with}", talked.talk.kind.words()))
                    .detail(html! {
                        (talked.talk.said)
                        @if let Some(promise) = &talked.talk.promise {
                            br; "We promised: " (promise)
                            @if let Some(by) = talked.talk.promise_by { ", by " (long_date(by)) }
                        }
                    })
                    .by(by)
            })))
        }
    }
}
