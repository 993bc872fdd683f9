//! The hub's page: who is held by whom, who is around, how steady it is, what waits.

use super::my_people::share;
use super::parts::{linked, names};
use crate::asks;
use crate::hub::decisions::{self, Due};
use crate::hub::facts::Cohort;
use crate::hub::referrals::{self, Waiting};
use crate::hub::team::{Holding, Hub, hub, hubs};
use crate::plans;
use care::Date;
use care::dates::long_date;
use care::ids::{MemberId, TeamId, YoungPersonId};
use desk::components::{Cell, Colour, Table, Tag};
use desk::patterns::{FigureCard, SubNavigation, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::Capability;
use std::collections::HashMap;

/// Young people to a hub at once, in the model this follows.
const TO_A_HUB: usize = 40;

struct View {
    hub: Hub,
    hubs: Vec<(TeamId, String)>,
    today: Date,
    leads: bool,
    waiting: Vec<Waiting>,
    due: Vec<Due>,
    /// What is past its day with the hub's young people, whoever owes it.
    past: Vec<plans::Overdue>,
    late: (u64, u64),
    names: HashMap<MemberId, String>,
    specialists: Vec<asks::SpecialistHere>,
    /// May ask for somebody who is not in the record yet.
    adds: bool,
}

pub(super) fn first(visit: &mut Visit) -> Result<Reply, Refusal> {
    let hubs = visit.read(|tx| Ok(hubs(tx)?))?;
    match hubs.first() {
        Some((id, _)) => Ok(Reply::redirect(format!("/hub/{id}"))),
        None => Ok(Reply::page(
            "The hub",
            html! {
                h1.govuk-heading-l { "The hub" }
                (invitation("There is no hub yet. An administrator makes teams and puts people in them.", None))
            },
        )),
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: TeamId = visit.id("hub")?;
    let today = visit.today();
    let leads = visit.caller()?.may(Capability::LeadHub);
    let view = visit.read(|tx| {
        let hubs = hubs(tx)?;
        let name = hubs
            .iter()
            .find_map(|(one, name)| (*one == id).then(|| name.clone()))
            .ok_or(Refusal::NotFound)?;
        let mut waiting = referrals::waiting(tx)?;
        waiting.retain(|one| one.hub == id);
        let asked_for: Vec<YoungPersonId> = waiting.iter().map(|one| one.young_person).collect();
        let hub = hub(tx, id, name, &asked_for)?;
        let mut due = decisions::due(tx)?;
        due.retain(|one| hub.ours.contains(&one.young_person));
        let mut past = plans::past_their_day(tx, today)?;
        past.retain(|one| hub.ours.contains(&one.young_person));
        Ok(View {
            hubs,
            today,
            leads,
            waiting: if leads { waiting } else { Vec::new() },
            due,
            past,
            late: decisions::punctuality(tx)?,
            names: names(tx)?,
            specialists: asks::specialists(tx)?,
            adds: tx.caller().may(Capability::AddPeople),
            hub,
        })
    })?;
    Ok(Reply::page("The hub", draw(&view)).wide())
}

fn draw(view: &View) -> Markup {
    let hub = &view.hub;
    let here = format!("/hub/{}", hub.id);
    html! {
        h1.govuk-heading-l { (hub.name) }
        @if view.hubs.len() > 1 {
            (view.hubs.iter().fold(SubNavigation::new("Hubs", here), |all, (id, name)| {
                all.item(name.clone(), format!("/hub/{id}"))
            }))
        }
        @if view.leads { (waits(view)) }
        p.govuk-body {
            @if view.adds { a.govuk-link href="/somebody-new" { "Ask the hub for somebody who is not in the record yet" } " · " }
            a.govuk-link href="/how-we-work" { "How we work" }
        }
        (who_holds_whom(hub, view.today))
        (plans::past_list(&view.past, &view.hub.called, view.today))
        (reviews(view))
        (numbers(hub, view.late))
        (around(hub))
        (asks::around(&view.specialists, hub.id, view.leads))
        @if view.leads { p.govuk-body { a.govuk-link href="/principles" { "Our principles, in our own words" } } }
    }
}

/// What a manager answers.
fn waits(view: &View) -> Markup {
    html! {
        @if !view.waiting.is_empty() {
            h2.govuk-heading-m { "The hub was asked" }
            ul.govuk-list {
                @for one in &view.waiting {
                    li {
                        a.govuk-link href={ "/young-people/" (one.young_person) "/referral/" (one.fact) } {
                            (view.hub.called.get(&one.young_person).map_or("A young person", String::as_str))
                        }
                        ", on " (long_date(one.asked_on))
                        @if let Some(name) = view.names.get(&one.asked_by) { ", by " (name) }
                    }
                }
            }
        }
        @if !view.hub.unheld.is_empty() {
            h2.govuk-heading-m { "Nobody holds them" }
            ul.govuk-list {
                @for (id, name) in &view.hub.unheld {
                    li { a.govuk-link href={ "/young-people/" (id) "/key-worker" } { (name) } }
                }
            }
        }
    }
}

fn who_holds_whom(hub: &Hub, today: Date) -> Markup {
    let held = hub.held();
    html! {
        h2.govuk-heading-m { "Who holds whom" }
        @if hub.holding.is_empty() { (invitation("No key worker is in this team yet.", None)) }
        @else { p.govuk-body { (held) " young people, " (hub.holding.len()) " key workers." } }
        ul.govuk-list.hw-people {
            @for one in &hub.holding { li { (holder(one, today)) } }
        }
    }
}

fn holder(one: &Holding, today: Date) -> Markup {
    html! {
        section {
            h3.govuk-heading-s { (one.who.name) ": " (one.people.len()) }
            @if one.promises_passed > 0 {
                p.govuk-body-s { (Tag::new(match one.promises_passed {
                    1 => "1 promise passed".to_owned(),
                    n => format!("{n} promises passed"),
                }).colour(Colour::Red)) }
            }
            ul.govuk-list {
                @for (id, name, state) in &one.people {
                    li { (linked(*id, name)) @if let Some(state) = state { ", " (crate::looked_after::lower_first(state.words())) } }
                }
                @for (id, name, until) in &one.covers {
                    @if *until > today { li { (linked(*id, name)) ", covering until " (long_date(*until)) } }
                }
            }
            @if let Some(share) = one.outreach.by_minutes() {
                p.govuk-body-s { "Out and about: " (format!("{share:.0}%")) " of the minutes" }
            }
        }
    }
}

fn reviews(view: &View) -> Markup {
    let (over, soon): (Vec<&Due>, Vec<&Due>) =
        view.due.iter().partition(|one| one.review_on < view.today);
    let list = |all: &[&Due]| {
        html! {
            ul.govuk-list {
                @for one in all {
                    li {
                        a.govuk-link href={ "/young-people/" (one.young_person) "/decisions#d-" (one.fact) } {
                            (view.hub.called.get(&one.young_person).map_or("A young person", String::as_str))
                        }
                        ": look at it again by " (long_date(one.review_on)) ", backed by " (one.backed_by)
                    }
                }
            }
        }
    };
    html! {
        @if !view.due.is_empty() { h2.govuk-heading-m { "Shared decisions" } }
        @if !over.is_empty() {
            p.govuk-body { (Tag::new(format!("{} overdue", over.len())).colour(Colour::Red)) }
            (list(&over))
        }
        @if !soon.is_empty() { p.govuk-body { "To come" } (list(&soon)) }
    }
}

fn numbers(hub: &Hub, (reviews, late): (u64, u64)) -> Markup {
    let steady = &hub.continuity;
    let percent = |n: u32, of: u32| format!("{:.0}%", f64::from(n) * 100.0 / f64::from(of.max(1)));
    let cohort = |state: Cohort| hub.cohort.get(&state).copied().unwrap_or_default();
    html! {
        h2.govuk-heading-m { "Steady?" }
        div.hw-figures {
            @if let Some(each) = hub.to_a_worker() {
                (FigureCard::new("Young people to a key worker").value(format!("{each:.1}"))
                    .note(format!("{} held, {} key workers", hub.held(), hub.holding.len())))
            }
            (FigureCard::new("Same key worker for a year")
                .value(percent(steady.same_for_a_year, steady.a_year_or_more))
                .of(u64::from(steady.same_for_a_year), u64::from(steady.a_year_or_more), "held for a year or more"))
            (FigureCard::new("Same key worker from the start")
                .value(percent(steady.same_from_the_start, steady.people))
                .of(u64::from(steady.same_from_the_start), u64::from(steady.people), "young people"))
            (FigureCard::new("Changes of key worker")
                .value(steady.changes_a_year().map_or("–".to_owned(), |n| format!("{n:.2} a year")))
                .note(format!("{} changes in {:.1} years of young people’s time, last twelve months", steady.changes, steady.person_years)))
            (FigureCard::new("Without a key worker")
                .value(format!("{} weeks", steady.weeks_without()))
                .note("Added up over young people, last twelve months"))
            @if reviews > 0 {
                (FigureCard::new("Shared decisions reviewed on time")
                    .value(format!("{:.0}%", (reviews - late) as f64 * 100.0 / reviews as f64))
                    .of(reviews - late, reviews, "reviews"))
            }
        }
        @if hub.outreach.contacts > 0 { (share(&hub.outreach)) }
        (Cohort::ALL.iter().fold(
            Table::new("Where they are with us").head([Cell::new("Where"), Cell::number("Young people")]),
            |table, state| table.row([Cell::new(state.words()), Cell::number(cohort(*state).to_string())]),
        ))
        p.govuk-body-s { "A hub of the model this follows holds about " (TO_A_HUB) " at once." }
    }
}

fn around(hub: &Hub) -> Markup {
    html! {
        h2.govuk-heading-m { "Who is around" }
        ul.govuk-list {
            @for one in &hub.others { li { (one.name) ", " (one.persona.title()) } }
        }
    }
}
