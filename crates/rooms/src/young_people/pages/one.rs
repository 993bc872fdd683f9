// Long because: one page, read from top to bottom as it is drawn.

//! One young person's page: who they are, strengths first, their life so far, who is around them;
//! today or as it was known on an earlier day.

use super::super::of_one::{View, view};
use crate::looked_after::{Happening, lower_first};
use crate::our_return::{before_it_goes, draw_before};
use crate::people::{About, Contact, Said, Words};
use care::dates::{long_date, parse_date};
use care::ids::{FactId, YoungPersonId};
use care::{Age, Date, Minutes};
use desk::components::{Button, DateInput, Details, Row, SummaryList, button_group};
use desk::patterns::{
    EventKind, IdentityBanner, Statement, SubNavigation, Timeline, TimelineEvent, as_known_on,
    invitation,
};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, Allowed, FieldClass, find};
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let asked = visit.query("known").map(str::to_owned).or_else(|| {
        let part = |name: &str| visit.query(&format!("known-{name}")).map(str::to_owned);
        Some(format!(
            "{}/{}/{}",
            part("day")?,
            part("month")?,
            part("year")?
        ))
    });
    let known = asked
        .as_deref()
        .and_then(parse_date)
        .filter(|day| *day < today);
    let view = match known {
        None => visit.read(|tx| {
            let allowed = find(tx, id)?.allow(Action::See)?;
            let mut view = view(tx, &allowed, today, None)?;
            view.before = before_it_goes(tx, &allowed)?;
            Ok(view)
        })?,
        Some(day) => {
            let allowed = visit.read(|tx| find(tx, id)?.allow(Action::See))?;
            known_on(visit, &allowed, day)?
        }
    };
    let back = super::back(visit)?;
    Ok(Reply::page("A young person", draw(&view))
        .back_to(back.0, back.1)
        .wide())
}

/// The same view over the record as it was at the end of a day.
fn known_on(visit: &Visit, allowed: &Allowed, day: Date) -> Result<View, Refusal> {
    let caller = visit.caller()?;
    let until = record::clock::midnight_after(day);
    let subjects = [allowed.id().into()];
    let names = visit.read(|tx| Ok(record::access::names(tx)?))?;
    let then = visit.record().as_known(caller, &subjects, until)?;
    then.read(&allowed.looking_back(caller), |tx| {
        let there = find(tx, allowed.id())?.allow(Action::See)?;
        let mut view = view(tx, &there, day, Some(day))?;
        // Members are no part of what is known of one young person.
        view.names = names;
        Ok(view)
    })
}

/// The banner above every page about one young person.
pub(super) fn banner(view: &View, own: bool) -> IdentityBanner {
    let mut banner = IdentityBanner::new(view.person.name());
    if !own {
        banner = banner.href(address(view));
    }
    if let Some(age) = view.person.born.and_then(|born| Age::on(born, view.on)) {
        banner = banner.age(age.to_string());
    }
    if let Some(lives) = &view.lives {
        banner = banner.lives(lives.clone());
    }
    if let Some(miles) = view.miles {
        banner = banner.distance(format!("{miles} miles"));
    }
    if let Some(worker) = &view.key_worker {
        banner = banner.key_worker(worker.clone());
    }
    if let Some(legal) = view.legal {
        banner = banner.legal_status(legal);
    }
    for sibling in &view.siblings {
        banner = banner.sibling(
            sibling.1.clone(),
            sibling.0.map(|id| format!("/young-people/{id}")),
        );
    }
    banner
}

pub(super) fn address(view: &View) -> String {
    format!("/young-people/{}", view.person.id)
}

pub(super) fn tabs(view: &View, here: &str) -> SubNavigation {
    let at = address(view);
    let mut tabs = SubNavigation::new("About this young person", format!("{at}{here}"))
        .item("Their page", at.clone())
        .item("What was said and when", format!("{at}/history"));
    if view.lens.sees(FieldClass::Looks) {
        tabs = tabs.item("Who has looked", format!("{at}/looked"));
    }
    tabs
}

fn draw(view: &View) -> Markup {
    let at = address(view);
    html! {
        h1.govuk-visually-hidden { (view.person.name()) }
        @if let Some(day) = view.known_on { (as_known_on(day, &at)) }
        (banner(view, true))
        (tabs(view, ""))
        (strengths(view))
        @if view.lens.sees(FieldClass::People) { (who_and_where(view)) }
        (crate::hub::block(&view.hub))
        (crate::plans::block(&view.plans))
        (crate::asks::block(&view.asks, view.names.all()))
        (crate::neighbourhood::near_block(&view.near))
        (crate::neighbourhood::block(&view.huddles))
        (crate::workshops::block(view.person.id, &view.workshops, may(view, Action::Add, FieldClass::Plans)))
        (crate::events::block(&view.happened))
        @if let Some(block) = &view.way_back { (crate::costs::plan_block(block)) }
        @if view.lens.sees(FieldClass::Workers) || view.lens.sees(FieldClass::CareHistory) { (around(view)) }
        @if [FieldClass::CareHistory, FieldClass::Notes, FieldClass::Safety].iter().any(|class| view.lens.sees(*class)) { (life(view)) }
        @if view.lens.sees(FieldClass::Documents) { (documents(view)) }
        @if let Some(before) = &view.before { (draw_before(before)) }
        (foot(view))
    }
}

/// What they are good at and hope for, first, in whose words, dated.
fn strengths(view: &View) -> Markup {
    if !view.lens.sees(FieldClass::Voice) {
        return html! {};
    }
    let at = address(view);
    let name = view.person.short_name();
    let add = may(view, Action::Add, FieldClass::Voice);
    let of = |about: &[About]| -> Vec<&Said<crate::people::Statement>> {
        view.statements
            .iter()
            .filter(|s| about.contains(&s.said.about))
            .collect()
    };
    let block = |title: String, about: &[About], empty: String| {
        let said = of(about);
        let href = format!("{at}/said?about={}", about[0].code());
        html! {
            h3.govuk-heading-m { (title) }
            @if said.is_empty() {
                (invitation(empty, add.then_some(("Write it down", href.as_str()))))
            }
            @for one in &said { (statement(view, one)) }
            @if add && !said.is_empty() { p.govuk-body { a.govuk-link href=(href) { "Add another" } } }
        }
    };
    html! {
        section aria-labelledby="strengths" {
            h2.govuk-heading-l id="strengths" { "In their words" }
            div.govuk-grid-row {
                div.govuk-grid-column-one-half {
                    (block(format!("What {name} is good at"), &[About::Strength],
                        format!("Nobody has written down what {name} is good at yet. Ask, and be the first.")))
                }
                div.govuk-grid-column-one-half {
                    (block(format!("What {name} hopes for"), &[About::Aspiration],
                        format!("Nobody has written down what {name} hopes for yet. Ask, and be the first.")))
                }
            }
            @let more = of(&[About::WhatMatters, About::WhatHelps, About::WhatHasBeenHard]);
            @if !more.is_empty() {
                h3.govuk-heading-m { "What matters, what helps, what has been hard" }
                @for one in more { (statement(view, one)) }
            }
            @if add {
                p.govuk-body { a.govuk-link href={ (at) "/said?about=what_matters" } { "Add what matters, what helps or what has been hard" } }
            }
        }
    }
}

fn statement(view: &View, one: &Said<crate::people::Statement>) -> Markup {
    let name = view.person.short_name();
    let whose = match one.said.words {
        Words::YoungPerson => format!("{name}’s own words"),
        other => format!(
            "{}, written down by {}",
            other.words(),
            view.name_of(one.recorded_by)
        ),
    };
    let mut shown = Statement::new(&one.said.text, whose, one.said.said_on);
    if !matches!(one.said.about, About::Strength | About::Aspiration) {
        shown = shown.about(one.said.about.words());
    }
    if may(view, Action::Correct, FieldClass::Voice) {
        shown = shown.actions(put_right(view, "said", one.fact, "what was said"));
    }
    html! { (shown) }
}

/// Links to put something right or take it back.
fn put_right(view: &View, part: &str, fact: FactId, what: &str) -> Markup {
    let at = address(view);
    html! {
        a.govuk-link href={ (at) "/" (part) "/" (fact) } { "Put right" span.govuk-visually-hidden { " " (what) } }
        " · "
        a.govuk-link href={ (at) "/take-back/" (fact) } { "Take back" span.govuk-visually-hidden { " " (what) } }
    }
}

/// Nothing can be added to a day that has passed.
fn may(view: &View, action: Action, class: FieldClass) -> bool {
    view.known_on.is_none() && view.lens.may(action, class)
}

fn who_and_where(view: &View) -> Markup {
    let at = address(view);
    let name = view.person.short_name();
    let add = may(view, Action::Add, FieldClass::People);
    let correct = may(view, Action::Correct, FieldClass::People);
    let person = format!("{at}/who-matters");
    let place = format!("{at}/where-matters");
    html! {
        section aria-labelledby="matters" {
            h2.govuk-heading-l id="matters" { "People and places that matter" }
            @if view.people.is_empty() {
                (invitation(format!("Nobody has written down who matters to {name} yet."), add.then_some(("Add somebody", person.as_str()))))
            } @else {
                ul.govuk-list.hw-people {
                    @for one in &view.people {
                        li {
                            strong { (one.said.name) } ", " (one.said.relation)
                            @if let Some(how) = &one.said.keeps_in_touch { ". Keeps in touch: " (how) }
                            @if let Some(days) = one.said.every_days { ", every " (days) " days" }
                            @if let Some(last) = one.said.last_contact { ". Last in touch " (long_date(last)) }
                            @if correct { ". " (put_right(view, "who-matters", one.fact, &one.said.name)) }
                        }
                    }
                }
                @if add { p.govuk-body { a.govuk-link href=(person) { "Add somebody who matters" } } }
            }
            @if !view.places.is_empty() {
                ul.govuk-list.hw-people {
                    @for one in &view.places {
                        li {
                            strong { (one.said.name) }
                            @if let Some(why) = &one.said.why { ". " (why) }
                            @if let Some(postcode) = one.said.postcode {
                                @if let Some(miles) = view.miles_to(postcode) { ". " (miles) " miles from where they live" }
                            }
                            @if correct { ". " (put_right(view, "where-matters", one.fact, &one.said.name)) }
                        }
                    }
                }
            }
            @if add { p.govuk-body { a.govuk-link href=(place) { "Add a place that matters" } } }
        }
    }
}

/// Who is around them, and for how long.
fn around(view: &View) -> Markup {
    let mut rows = Vec::new();
    for worker in &view.workers {
        let since = match worker.period.until {
            Some(until) if until <= view.on => {
                format!("{} to {}", long_date(worker.period.from), long_date(until))
            }
            _ => format!("since {}", long_date(worker.period.from)),
        };
        rows.push(Row::new(
            desk::form::sentence_start(worker.relationship.title()),
            format!("{}, {since}", worker.name),
        ));
    }
    for (_, team, _) in &view.teams {
        rows.push(Row::new("Team", team.clone()));
    }
    if let Some(worker) = &view.social_worker {
        rows.push(Row::new(
            "Social worker in the return",
            format!("{}, since {}", worker.worker, long_date(worker.from)),
        ));
    }
    if view.social_workers > 0 {
        let words = match view.social_workers {
            1 => "One social worker in the last twelve months".to_owned(),
            n => format!("{n} different social workers in the last twelve months"),
        };
        rows.push(Row::new("How many", words));
    }
    html! {
        section aria-labelledby="around" {
            h2.govuk-heading-l id="around" { "Who is around them" }
            @if rows.is_empty() {
                (invitation("No worker is written down. A young person should know who theirs is.", None))
            } @else { (SummaryList::new(rows)) }
        }
    }
}

fn life(view: &View) -> Markup {
    let at = address(view);
    let add_contact = may(view, Action::Add, FieldClass::Notes);
    let add_episode = may(view, Action::Add, FieldClass::CareHistory);
    html! {
        section aria-labelledby="life" {
            h2.govuk-heading-l id="life" { "Life so far" }
            (button_group(html! {
                @if add_contact { (Button::link("Write down time together", format!("{at}/time-together")).secondary()) }
                @if view.searches { (Button::link("Search for a home", format!("{at}/home-search")).secondary()) (Button::link("Their home: who agreed, and papers", format!("{at}/placement")).secondary()) }
                @if view.searches || add_contact { (Button::link("Living with others", format!("{at}/living-with-others")).secondary()) }
                @if add_episode { (Button::link("Add or correct an episode of care", format!("{at}/episode")).secondary()) }
            }))
            @let events = timeline(view);
            @if events.is_empty() { (invitation("Nothing is written down yet.", None)) }
            @else { (Timeline::new("Life so far, newest first", 3, events)) }
        }
    }
}

fn timeline(view: &View) -> Vec<TimelineEvent> {
    let mut events: Vec<(Date, TimelineEvent)> =
        crate::events::timeline(&view.happened, |by| view.name_of(by));
    // A time missing that a worker wrote down comes back in the return: it is told once.
    let told = |event: &crate::looked_after::Event| {
        event.what == Happening::Missing && crate::events::missing_from(&view.happened, event.on)
    };
    for event in view.events.iter().filter(|event| !told(event)) {
        let mut shown = TimelineEvent::new(kind(event.what), event.on, &event.title);
        if !event.detail.is_empty() {
            shown = shown.detail(event.detail.join(". "));
        }
        if matches!(
            event.what,
            Happening::Began | Happening::Moved | Happening::Legal
        ) && may(view, Action::Correct, FieldClass::CareHistory)
        {
            let at = address(view);
            shown = shown.actions(html! {
                a.govuk-link href={ (at) "/episode?from=" (event.on) } {
                    "Put right" span.govuk-visually-hidden { " the episode of " (long_date(event.on)) }
                }
            });
        }
        events.push((event.on, shown));
    }
    events.extend(crate::hub::decided(&view.hub).map(|(fact, said)| {
        let at = format!("{}/decisions#d-{fact}", address(view));
        let shown = TimelineEvent::new(EventKind::Decision, said.decided_on, &said.we_try)
            .actions(html! { a.govuk-link href=(at) { "The shared decision" span.govuk-visually-hidden { ": " (said.we_try) } } });
        (said.decided_on, shown)
    }));
    events.extend(together(view));
    events.sort_by_key(|event| Reverse(event.0));
    events.into_iter().map(|(_, event)| event).collect()
}

/// Time together, a month in one line: so that what changed their life stands out. Each opens.
fn together(view: &View) -> Vec<(Date, TimelineEvent)> {
    let mut months: BTreeMap<(i16, i8), Vec<&Said<Contact>>> = BTreeMap::new();
    for contact in &view.contacts {
        let on = contact.said.on;
        months
            .entry((on.year(), on.month()))
            .or_default()
            .push(contact);
    }
    let grouped = months.into_values().filter_map(|mut all| {
        all.sort_by_key(|one| Reverse(one.said.on));
        let last = *all.first()?;
        let on = last.said.on;
        if all.len() == 1 {
            let shown = TimelineEvent::new(EventKind::Contact, on, spent(&last.said))
                .detail(&last.said.note)
                .by(view.name_of(last.recorded_by));
            return Some((on, shown.actions_if(put_right_time(view, last))));
        }
        let minutes = Minutes(all.iter().map(|one| one.said.minutes.0).sum());
        let month = month_of(on);
        let title = format!("{} times together in {month}, {}", all.len(), minutes);
        let others = all.len() - 1;
        let words = match others {
            1 => format!("The other time in {month}"),
            _ => format!("The other {others} times in {month}"),
        };
        let detail = html! {
            "Last on " (long_date(on)) ", " (spent(&last.said)) ": " (last.said.note)
            (Details::new(words, html! {
                ul.govuk-list {
                    @for one in all.iter().skip(1) {
                        li {
                            strong { (long_date(one.said.on)) } ". " (spent(&one.said)) ". " (one.said.note)
                            " " span.govuk-hint { (view.name_of(one.recorded_by)) }
                            @if let Some(links) = put_right_time(view, one) { " " (links) }
                        }
                    }
                }
            }))
        };
        let shown = TimelineEvent::new(EventKind::Contact, on, title)
            .detail(detail)
            .by(view.name_of(last.recorded_by))
            .actions_if(put_right_time(view, last));
        Some((on, shown))
    });
    grouped.collect()
}

/// How long and where, in a line.
fn spent(said: &Contact) -> String {
    format!("{}, {}", said.minutes, lower_first(said.place.words()))
}

/// `March 2026`.
fn month_of(day: Date) -> String {
    let whole = long_date(day);
    whole
        .split_once(' ')
        .map_or_else(|| whole.clone(), |(_, month)| month.to_owned())
}

fn put_right_time(view: &View, one: &Said<Contact>) -> Option<Markup> {
    may(view, Action::Correct, FieldClass::Notes).then(|| {
        let about = format!("the time together on {}", long_date(one.said.on));
        put_right(view, "time-together", one.fact, &about)
    })
}

const fn kind(what: Happening) -> EventKind {
    match what {
        Happening::Began => EventKind::CameIntoCare,
        Happening::Moved => EventKind::Move,
        Happening::Legal => EventKind::Legal,
        Happening::Left => EventKind::LeftCare,
        Happening::Review => EventKind::Review,
        Happening::Missing => EventKind::Missing,
        Happening::Health => EventKind::Health,
        Happening::Worker => EventKind::Worker,
        Happening::Adoption => EventKind::Adoption,
        Happening::Liberty => EventKind::Legal,
        Happening::AfterCare => EventKind::LeavingCare,
    }
}

fn documents(view: &View) -> Markup {
    let at = address(view);
    // A file is read from the record of today: a page of an earlier day only lists it.
    let opens = view.known_on.is_none();
    let add = opens && may(view, Action::Add, FieldClass::Documents);
    let take_back = opens && may(view, Action::Correct, FieldClass::Documents);
    html! {
        section aria-labelledby="documents" {
            h2.govuk-heading-l id="documents" { "Documents" }
            @if view.documents.is_empty() {
                (invitation("No document is kept here yet.", None))
            } @else {
                ul.govuk-list {
                    @for one in &view.documents {
                        li {
                            @if opens { a.govuk-link href={ (at) "/document/" (one.fact) } { (one.said.title) } }
                            @else { (one.said.title) }
                            ", " (long_date(one.said.dated)) " (" (one.said.size()) ")"
                            @if take_back {
                                " · " a.govuk-link href={ (at) "/take-back/" (one.fact) } {
                                    "Take back" span.govuk-visually-hidden { ": " (one.said.title) }
                                }
                            }
                        }
                    }
                }
            }
            @if add { p.govuk-body { a.govuk-link href={ (at) "/document" } { "Keep a document here" } } }
        }
    }
}

fn foot(view: &View) -> Markup {
    let at = address(view);
    let correct = may(view, Action::Correct, FieldClass::Identity);
    let near = may(view, Action::Add, FieldClass::Workers)
        || may(view, Action::Share, FieldClass::Identity);
    html! {
        hr.govuk-section-break.govuk-section-break--l.govuk-section-break--visible;
        p.govuk-body { (view.because) }
        @if correct {
            p.govuk-body {
                a.govuk-link href={ (at) "/name" } { "Change what they are called" } " · "
                a.govuk-link href={ (at) "/brother-or-sister" } { "Say who their brothers and sisters are" }
            }
        }
        @if may(view, Action::Add, FieldClass::Voice) {
            p.govuk-body { a.govuk-link href={ (at) "/own-page" } { "Their own page: begin it, stop it, write what is planned" } }
        }
        @if view.known_on.is_none() && (near || view.restricts) {
            p.govuk-body {
                @if near { a.govuk-link href={ (at) "/workers" } { "Say who works with them" } }
                @if near && view.restricts { " · " }
                @if view.restricts { a.govuk-link href={ (at) "/who-may-see" } { "Restrict who may see this page" } }
            }
        }
        @if view.known_on.is_none() {
            p.govuk-body {
                a.govuk-link href={ (at) "/i-know-them" } { "I know this young person outside work" }
            }
            (Details::new("See this page as it was known on an earlier day", html! {
                form method="get" action=(at) {
                    (DateInput::new("known", "Which day?").hint("For example, 31 3 2026"))
                    (Button::new("See that day").secondary())
                }
            }))
        }
    }
}
