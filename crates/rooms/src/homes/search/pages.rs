//! A young person's search: the referral, what could be done in three groups, who was asked.

// Long because: one page in the order it is read, and the forms that lead from it.

use super::clocks::{Side, Wait};
use super::form_pages::address;
use super::lay::in_words;
use super::shown_pages::{card, journeys_not_known, not_possible};
use super::{Approached, KeptSearch, Laid, approaches, lay, open_search};
use crate::homes::home::home;
use crate::homes::placing::{booking_of, decision_of};
use crate::looked_after;
use crate::people::{self, About, Person, Said, Statement};
use crate::places::postcodes;
use crate::plans;
use care::dates::long_date;
use care::ids::{HomeId, YoungPersonId};
use care::{Age, Date};
use desk::components::{
    Button, Details, InsetText, Row, Select, SelectItem, SummaryList, WarningText, button_group,
};
use desk::patterns::{IdentityBanner, Statement as Quote, invitation};
use desk::{Reply, Visit};
use matching::{Found, Order, Place};
use maud::{Markup, html};
use record::access::{self, Action, FieldClass, find};
use record::{Refusal, Timestamp};
use std::collections::{HashMap, HashSet};

/// Homes that are possible if something is asked: so many stand open, and so many at most are shown.
const OPEN: usize = 8;
const MOST: usize = 40;

pub(super) struct View {
    pub(super) person: Person,
    pub(super) search: KeptSearch,
    pub(super) laid: Laid,
    pub(super) found: Found,
    pub(super) said: Vec<Said<Statement>>,
    pub(super) approaches: Vec<Approached>,
    names: HashMap<HomeId, String>,
    order: usize,
    today: Date,
    now: Timestamp,
    may_ask: bool,
    may_change: bool,
    pub(super) seen_voice: bool,
    /// Which families were tried, for those who may see plans.
    families: Option<plans::Families>,
    /// A bed is booked for them, and they have not moved in yet.
    decided: bool,
    lives: Option<String>,
    miles: Option<care::Miles>,
    key_worker: Option<String>,
    legal: Option<&'static str>,
}

/// Gathers a search and works out what could be done.
pub(super) fn gather(
    visit: &Visit,
    id: YoungPersonId,
    order: usize,
) -> Result<Option<View>, Refusal> {
    let today = visit.today();
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Whereabouts)?;
        let Some(search) = open_search(tx, id)? else {
            return Ok(None);
        };
        let laid = lay(tx, &allowed, &search.said)?;
        let offered = Order::offered(&laid.young_person);
        let order_by = offered
            .get(order)
            .copied()
            .unwrap_or_else(|| Order::usual(&laid.young_person));
        let order = offered
            .iter()
            .position(|one| *one == order_by)
            .unwrap_or_default();
        // The letter at which ties begin turns with the day.
        let seed = u64::from(today.day().unsigned_abs()) + u64::from(today.month().unsigned_abs());
        let found = matching::options(
            &laid.young_person,
            &laid.homes,
            &laid.residents,
            &laid.council,
            today,
            order_by,
            seed,
        );
        let names = laid
            .homes
            .iter()
            .map(|home| (home.id, home.name.to_string()))
            .collect();
        let life = looked_after::life_of(tx, id)?;
        let episode = life.episode_on(today);
        let key_worker = access::workers(tx, &allowed)?
            .into_iter()
            .find(|worker| {
                worker.period.contains(today)
                    && worker.relationship == access::Relationship::KeyWorker
            })
            .map(|worker| worker.name);
        let decided = match booking_of(tx, id)? {
            Some(booking) => decision_of(tx, booking.said.id)?
                .is_some_and(|decision| decision.search == search.said.id),
            None => false,
        };
        Ok(Some(View {
            decided,
            lives: episode
                .filter(|_| allowed.sees(FieldClass::CareHistory))
                .and_then(|episode| episode.placement)
                .map(|placement| placement.meaning().to_owned()),
            miles: episode.and_then(|e| looked_after::miles_from_home(e, postcodes())),
            legal: episode
                .filter(|_| allowed.sees(FieldClass::Legal))
                .and_then(|episode| episode.legal_status)
                .map(care::codes::LegalStatus::meaning),
            key_worker,
            person: people::person(tx, id)?.ok_or(Refusal::NotFound)?,
            approaches: approaches(tx, search.said.id)?,
            said: people::said_of(tx, &allowed)?,
            may_ask: allowed.lens().may(Action::Share, FieldClass::Voice),
            may_change: allowed.lens().may(Action::Add, FieldClass::Whereabouts),
            seen_voice: allowed.sees(FieldClass::Voice),
            families: match allowed.sees(FieldClass::Plans) {
                true => Some(plans::families(&plans::held(tx, &allowed)?)),
                false => None,
            },
            now: tx.now(),
            names,
            search,
            laid,
            found,
            order,
            today,
        }))
    })
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let order = visit
        .query("order")
        .and_then(|text| text.parse().ok())
        .unwrap_or(usize::MAX);
    let Some(view) = gather(visit, id, order)? else {
        let (may, booked) = visit.read(|tx| {
            let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Whereabouts)?;
            let booked = match booking_of(tx, id)? {
                Some(booking) => {
                    home(tx, booking.said.home)?.map(|home| (home.said.name, booking.said.from))
                }
                None => None,
            };
            let may = allowed.lens().may(Action::Add, FieldClass::Whereabouts);
            Ok((may, booked))
        })?;
        let begin = format!("{}/for", address(id));
        let body = html! {
            h1.govuk-heading-l { "Search for a home" }
            @if let Some((home, from)) = booked {
                p.govuk-body {
                    "A bed at " (home) " is theirs from " (long_date(from)) ". "
                    a.govuk-link href={ "/young-people/" (id) "/placement" } { "Their home, what was decided and why" }
                }
            }
            @if may {
                (invitation("Nobody is searching for a home for them now.", Some(("Begin a search", begin.as_str()))))
            } @else {
                (invitation("Nobody is searching for a home for them now. To begin, ask their team manager to name you as their placement officer.", None))
            }
        };
        return Ok(Reply::page("Search for a home", body)
            .back_to("Their page", format!("/young-people/{id}")));
    };
    Ok(Reply::page("A home for them", draw(&view))
        .back_to("Searches", "/searches")
        .wide())
}

/// Who it is, above every page of the search.
pub(super) fn banner(view: &View) -> IdentityBanner {
    let id = view.person.id;
    let mut banner = IdentityBanner::new(view.person.name()).href(format!("/young-people/{id}"));
    if let Some(age) = view.person.born.and_then(|born| Age::on(born, view.today)) {
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
    banner.mark(needed(view.search.said.needed_by, view.today))
}

/// When a home is needed, in words.
pub(super) fn needed(by: Date, today: Date) -> String {
    match care::dates::days_between(today, by) {
        left if left < 0 => format!("Needed since {}", long_date(by)),
        0 => "Needed today".to_owned(),
        1 => "Needed tomorrow".to_owned(),
        _ => format!("Needed by {}", long_date(by)),
    }
}

/// What an order is called in a list.
fn order_label(order: Order, view: &View) -> String {
    let to = |at: usize| {
        view.laid
            .young_person
            .destinations
            .get(at)
            .map_or_else(String::new, |destination| destination.name.to_string())
    };
    match order {
        Order::Wishes => "What they wish for".to_owned(),
        Order::Minutes(at) => format!("Minutes to {}", to(at)),
        Order::Miles(at) => format!("Miles to {}", to(at)),
        Order::Notice => "Least notice needed".to_owned(),
        Order::Grade => "Last inspection".to_owned(),
        Order::Name => "Name".to_owned(),
        Order::Price => "Weekly price".to_owned(),
    }
}

fn draw(view: &View) -> Markup {
    let id = view.person.id;
    let at = address(id);
    let asked: HashSet<HomeId> = view.approaches.iter().map(|one| one.said.home).collect();
    let (found, name) = (&view.found, view.person.short_name());
    let (first, rest): (Vec<_>, Vec<_>) = found
        .all()
        .filter(|choice| !matches!(choice.place, Place::Home(_)))
        .partition(|choice| choice.place == Place::Staying);
    let homes = |all: &[matching::Choice]| {
        all.iter()
            .filter(|choice| matches!(choice.place, Place::Home(_)))
            .count()
    };
    let ifs = || {
        found
            .possible_if
            .iter()
            .filter(|choice| matches!(choice.place, Place::Home(_)))
    };
    let orders: Vec<SelectItem> = Order::offered(&view.laid.young_person)
        .into_iter()
        .enumerate()
        .map(|(at, order)| {
            SelectItem::new(at.to_string(), order_label(order, view)).selected(at == view.order)
        })
        .collect();
    html! {
        (banner(view))
        h1.govuk-heading-l { "A home for " (name) }
        @if view.decided {
            (InsetText::new(html! {
                "A bed is booked. "
                a.govuk-link href={ "/young-people/" (id) "/placement" } { "See what was decided, and say when they moved in" }
            }))
        }
        (referral_short(view))
        @if let Some(families) = &view.families {
            @let asked = view.approaches.iter().rev().find_map(|one| one.said.step.as_ref());
            @let step_by = families.step_by.or(asked.map(|step| step.by));
            (plans::residential_notice(id, &plans::Families { step_by, ..families.clone() }))
        }
        (button_group(html! {
            (Button::link("The whole referral", format!("{at}/referral")).secondary())
            (Button::link("What must not get out", format!("/young-people/{id}/kept-back")).secondary())
            @if view.may_change {
                (Button::link("Put right what is asked for", format!("{at}/for")).secondary())
                (Button::link("End this search", format!("{at}/end")).secondary())
            }
        }))
        (asked_homes(view))
        h2.govuk-heading-l { "What could be done" }
        p.govuk-body {
            strong { (homes(&found.possible)) } " homes are possible, "
            strong { (homes(&found.possible_if)) } " are possible if something is asked or agreed, "
            strong { (homes(&found.not_possible)) } " are not possible, each with its reasons. "
            "Staying and going home are always looked at first."
        }
        @for choice in first.iter().chain(&rest) {
            h3.govuk-heading-s { (without_moving(choice)) ": " (match choice.group {
                matching::Group::Possible => "possible",
                matching::Group::PossibleIf => "possible if",
                matching::Group::NotPossible => "not possible",
            }) }
            (super::shown_pages::open_matters(found, choice))
        }
        form method="get" action=(at) {
            (Select::new("order", "In which order?").items(orders))
            (Button::submit("Show in this order").secondary())
        }
        p.govuk-body { (found.ordered_by) }
        @if !view.may_ask {
            (WarningText::new("Only their social worker, their team and a placement officer named for them may ask a home."))
        }
        (journeys_not_known(found))
        form method="get" action={ (at) "/compare" } {
            h2.govuk-heading-m { "Possible (" (homes(&found.possible)) ")" }
            @if homes(&found.possible) == 0 { (invitation("No home is known to be possible in everything. Those below need a question answered.", None)) }
            @for choice in found.possible.iter().filter(|c| matches!(c.place, Place::Home(_))) {
                (card(found, choice, id, is_asked(&asked, choice.place), view.may_ask))
            }
            h2.govuk-heading-m { "Possible if (" (homes(&found.possible_if)) ")" }
            @for choice in (ifs()).take(OPEN) {
                (card(found, choice, id, is_asked(&asked, choice.place), view.may_ask))
            }
            @if homes(&found.possible_if) > OPEN {
                (Details::new(
                    format!("The next {} in this order", homes(&found.possible_if).min(MOST) - OPEN),
                    html! {
                        @for choice in (ifs()).take(MOST).skip(OPEN) {
                            (card(found, choice, id, is_asked(&asked, choice.place), view.may_ask))
                        }
                    },
                ))
            }
            @if homes(&found.possible_if) > MOST {
                p.govuk-body { "The first " (MOST) " in this order are shown. Choose another order, or put right what is asked for, to see others first." }
            }
            (Button::submit("Compare side by side").secondary())
        }
        h2.govuk-heading-m { "Not possible (" (homes(&found.not_possible)) ")" }
        (Details::new("Every home that is ruled out, and why", not_possible(found)))
        p.govuk-hint { (found.method) }
    }
}

/// How staying or going home is called.
fn without_moving(choice: &matching::Choice) -> String {
    match (choice.place, choice.home) {
        (Place::Staying, Some(_)) => format!("Staying with {}, with support", choice.name),
        _ => choice.name.to_string(),
    }
}

fn is_asked(asked: &HashSet<HomeId>, place: Place) -> bool {
    matches!(place, Place::Home(home) if asked.contains(&home))
}

fn referral_short(view: &View) -> Markup {
    let said = &view.search.said;
    let strengths = in_words(&view.said, About::Strength);
    html! {
        @if strengths.is_empty() {
            (InsetText::new("Nobody has written down what they are good at. No home can be asked before somebody has."))
        }
        @for one in strengths.iter().take(2) {
            (Quote::new(&one.said.text, one.said.words.words(), one.said.said_on))
        }
        (SummaryList::new([
            Row::new("Why a home is needed", said.because.clone()),
            Row::new("Needed", needed(said.needed_by, view.today)),
        ]))
    }
}

/// What an approach stands at, in words, for a home needed by that day.
pub(super) fn standing(one: &Approached, needed_by: Date, now: Timestamp) -> String {
    let wait = |since| Wait::between(needed_by, since, now);
    match one.turn() {
        Some((Side::Home, since)) => format!("Waiting on them for {}", wait(since)),
        Some((Side::Council, since)) => format!("Waiting on us for {}", wait(since)),
        None => "Not this time".to_owned(),
    }
}

fn asked_homes(view: &View) -> Markup {
    let at = address(view.person.id);
    html! {
        @if !view.approaches.is_empty() {
            h2.govuk-heading-l { "Whom we asked (" (view.approaches.len()) ")" }
            @for one in &view.approaches {
                h3.govuk-heading-s {
                    a.govuk-link href={ "/homes/" (one.said.home) } { (view.names.get(&one.said.home).map_or("A home", String::as_str)) }
                    ": " (standing(one, view.search.said.needed_by, view.now))
                }
                p.govuk-body { "Why you: " (one.said.why_you) }
                @if let Some(step) = &one.said.step {
                    p.govuk-body { "From there to a family by " (long_date(step.by)) ": " (step.how) " " (step.who) " sees to it." }
                }
                @for said in &one.since {
                    p.govuk-body {
                        strong { (said.spoken.answer.map_or("We said", |a| a.words())) } " "
                        (said.spoken.words)
                        br; span.govuk-hint { (said.spoken.who) ", " (long_date(record::clock::day_of(said.at))) }
                    }
                }
                @if view.may_ask {
                    (button_group(html! {
                        @if !view.decided && matches!(one.turn(), Some((Side::Council, _))) {
                            (Button::link("Decide for this home", format!("{at}/decide/{}", one.said.home)))
                            (Button::link("Hold a bed while we decide", format!("{at}/hold/{}", one.said.home)).secondary())
                        }
                        (Button::link("Write down what was said", format!("{at}/said/{}", one.said.id)).secondary())
                        (Button::link(html! { "The link, and what they saw" span.govuk-visually-hidden { ": " (view.names.get(&one.said.home).map_or("a home", String::as_str)) } }, format!("{at}/sent/{}", one.said.id)).secondary())
                    }))
                }
            }
        }
    }
}

/// The whole referral as one page that prints: strengths first.
pub(in crate::homes) fn referral(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let view = gather(visit, id, usize::MAX)?.ok_or(Refusal::NotFound)?;
    let said = &view.search.said;
    let quotes = |about: About| {
        let all = in_words(&view.said, about);
        html! {
            @if all.is_empty() { p.govuk-body { "Nothing is written down yet." } }
            @for one in all { (Quote::new(&one.said.text, one.said.words.words(), one.said.said_on)) }
        }
    };
    let musts: Vec<&str> = said.musts.iter().map(|one| one.words()).collect();
    let needs = said.needs.as_ref().map(|needs| {
        let words: Vec<&str> = needs.iter().map(|one| one.words()).collect();
        if words.is_empty() {
            "Nothing particular".to_owned()
        } else {
            words.join(", ")
        }
    });
    let body = html! {
        (banner(&view))
        h1.govuk-heading-l { "Referral" }
        @if view.seen_voice {
            h2.govuk-heading-m { "What they are good at" } (quotes(About::Strength))
            h2.govuk-heading-m { "What they hope for" } (quotes(About::Aspiration))
        }
        h2.govuk-heading-m { "What they wish for in a home" }
        @if said.wishes.is_empty() { p.govuk-body { "Nobody has asked them yet." } }
        ol.govuk-list.govuk-list--number { @for wish in &said.wishes { li { (wish) } } }
        h2.govuk-heading-m { "What helps" } p.govuk-body { (said.helps) }
        h2.govuk-heading-m { "What has been hard" } p.govuk-body { (said.hard) }
        h2.govuk-heading-m { "What we don’t know" } p.govuk-body { (said.unknown) }
        h2.govuk-heading-m { "What is needed" }
        (SummaryList::new([
            Row::new("Why", said.because.clone()),
            Row::new("From", long_date(said.needed_by)),
            Row::new("Until", said.until.map_or_else(|| "Open".to_owned(), long_date)),
            Row::new("What a home must have", if musts.is_empty() { "Nothing in particular".to_owned() } else { musts.join(", ") }),
            Row::new("What their care is for", needs.unwrap_or_else(|| "Not known".to_owned())),
        ]))
        p.govuk-hint { "Written by " (said.by) ", " (long_date(said.on)) ". What homes are told is released by a person, one home at a time." }
    };
    Ok(Reply::page("Referral", body).back_to("Back to the search", address(id)))
}
