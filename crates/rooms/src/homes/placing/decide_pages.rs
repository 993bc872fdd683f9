// Long because: one decision, what it asks and what it does, read from top to bottom.

//! Deciding for one home, with everything it rests on; and the first night there.

use super::arrive::{Arrival, arrive};
use super::booking::{book, booking_of, free_beds, living_unbooked};
use super::freeze::freeze;
use super::hold::held_for_others;
use super::{Booking, Decision};
use crate::homes::home::form_pages::{day, framed, input, one_of, words};
use crate::homes::home::{KeptHome, home};
use crate::homes::provider::provider;
use crate::homes::search::form_pages::address;
use crate::homes::search::lay::lay;
use crate::homes::search::{approaches, open_search};
use crate::homes::words::{Answer, Sector};
use crate::looked_after;
use crate::people;
use care::codes::{CategoryOfNeed, LegalStatus, ReasonPlacementChange};
use care::ids::{HomeId, YoungPersonId};
use care::{Date, Postcode};
use desk::components::{InsetText, WarningText, Width};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use matching::{Choice, Found, Group, Order, Pass, Place};
use maud::{Markup, html};
use record::access::{Action, Allowed, FieldClass, find};
use record::{Refusal, Saying, Tx};
use uuid::Uuid;

struct Weighed {
    name: String,
    home: KeptHome,
    sector: Sector,
    found: Found,
    search: Uuid,
    needed_by: Date,
    offered: String,
    said_no: bool,
    answered: bool,
    asked: bool,
    looked_after: bool,
    beds: Vec<u16>,
    /// What they last told us on their own page: the day, and their words.
    told: Vec<(Date, String)>,
}

impl Weighed {
    fn choice(&self) -> Option<&Choice> {
        self.found
            .all()
            .find(|choice| choice.home == Some(self.home.id))
    }
    /// Who must agree beside the home itself and the head of service.
    fn gate(&self) -> Option<&'static str> {
        self.choice()?
            .gates
            .iter()
            .find_map(|gate| match gate.what {
                Pass::OutOfArea(_) => Some("The nominated officer, because it is outside our area"),
                Pass::AtADistance(_) => Some("The director, because it is at a distance"),
                Pass::NeighbourNotKnown(_) | Pass::WhereNotKnown => {
                    Some("The nominated officer or the director: find out where the home is first")
                }
                _ => None,
            })
    }
}

fn weighed(tx: &mut Tx<'_>, allowed: &Allowed, to: HomeId) -> Result<Weighed, Refusal> {
    let id = allowed.id();
    let search = open_search(tx, id)?.ok_or(Refusal::NotFound)?;
    let home = home(tx, to)?.ok_or(Refusal::NotFound)?;
    let sector =
        provider(tx, home.said.provider)?.map_or(Sector::Private, |provider| provider.said.sector);
    let laid = lay(tx, allowed, &search.said)?;
    let today = tx.today();
    let found = matching::options(
        &laid.young_person,
        &laid.homes,
        &laid.residents,
        &laid.council,
        today,
        Order::usual(&laid.young_person),
        0,
    );
    let mut offered = Vec::new();
    let (mut asked, mut answered, mut said_no) = (false, false, false);
    for one in approaches(tx, search.said.id)? {
        let name = laid
            .homes
            .iter()
            .find(|home| home.id == one.said.home)
            .map_or_else(|| "a home".to_owned(), |home| home.name.to_string());
        let answer = one.answer().and_then(|said| said.spoken.answer);
        if one.said.home == to {
            asked = true;
            answered = answer.is_some();
            said_no = answer == Some(Answer::No);
        } else if answer.is_some_and(|answer| answer != Answer::No) {
            offered.push(name);
        }
    }
    let living = living_unbooked(tx, &home, id)?;
    let from = search.said.needed_by.max(today);
    let held = held_for_others(tx, to, id)?;
    let mut beds = free_beds(tx, &home, living, from, search.said.until)?;
    beds.retain(|bed| !held.contains(bed));
    Ok(Weighed {
        name: people::person(tx, id)?
            .ok_or(Refusal::NotFound)?
            .short_name(),
        beds,
        home,
        sector,
        found,
        search: search.said.id,
        needed_by: search.said.needed_by,
        offered: offered.join(", "),
        said_no,
        answered,
        asked,
        looked_after: looked_after::episodes_of(tx, id)?.looked_after_on(today),
        told: crate::hub::told(tx, allowed)?
            .into_iter()
            .take(3)
            .map(|one| (one.on, one.said.text))
            .collect(),
    })
}

fn to_weigh(visit: &Visit) -> Result<(YoungPersonId, Weighed), Refusal> {
    let (id, to): (YoungPersonId, HomeId) = (visit.id("id")?, visit.id("home")?);
    let weighed = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        weighed(tx, &allowed, to)
    })?;
    Ok((id, weighed))
}

/// Why it cannot be decided for, if it cannot.
fn barred(weighed: &Weighed) -> Option<String> {
    if !weighed.asked {
        return Some("They have not been asked. Ask them first.".to_owned());
    }
    if weighed.said_no {
        return Some("They said not this time.".to_owned());
    }
    let choice = weighed.choice()?;
    if choice.group == Group::NotPossible {
        let names = weighed.found.names(choice);
        let why: Vec<String> = choice
            .ruled_out_by()
            .map(|finding| finding.sentence(names))
            .collect();
        return Some(format!("It is not possible. {}", why.join(" ")));
    }
    if weighed.beds.is_empty() {
        return Some("No bed is free there on these nights, as far as the record knows. Write down how many places it has, or what came free.".to_owned());
    }
    if !weighed.answered {
        return Some("They have not answered yet. Ring them.".to_owned());
    }
    None
}

pub(in crate::homes) fn decide_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, weighed) = to_weigh(visit)?;
    let back = ("Back to the search", address(id));
    if let Some(why) = barred(&weighed) {
        let body = html! {
            span.govuk-caption-l { (weighed.name) }
            h1.govuk-heading-l { "Decide for " (weighed.home.said.name) }
            (WarningText::new(why))
        };
        return Ok(Reply::page("Decide", body).back_to(back.0, back.1));
    }
    let weekly = weighed
        .home
        .said
        .weekly
        .map_or(String::new(), |p| format!("{}.{:02}", p.0 / 100, p.0 % 100));
    let form = visit.form(
        &format!("decide-{}", weighed.home.id),
        &[
            ("from", &date_value(weighed.needed_by.max(visit.today()))),
            ("offered", &weighed.offered),
            ("weekly", &weekly),
        ],
    )?;
    let fields = fields(&form, &weighed);
    let title = format!("Decide for {}", weighed.home.said.name);
    Ok(framed(
        &title,
        &weighed.name,
        back,
        &form,
        &fields,
        "Decide, and book the bed",
    ))
}

fn fields(form: &Form, weighed: &Weighed) -> Markup {
    let name = &weighed.name;
    let open: Vec<_> = weighed
        .choice()
        .map(|choice| choice.open().collect())
        .unwrap_or_default();
    html! {
        (InsetText::new("Everything that was found, for this home and for every other, is kept with the decision as it stands now."))
        @if !weighed.told.is_empty() {
            p.govuk-body { "What " (name) " last told us on their own page:" }
            ul.govuk-list.govuk-list--bullet {
                @for (on, text) in &weighed.told { li { "“" (text) "”, " (care::dates::long_date(*on)) } }
            }
        }
        (words(form, "their_view", &format!("What does {name} say about it?")).hint("In their words. If they were not asked, it is too early to decide."))
        (words(form, "offered", &format!("What else was {name} offered?")).hint("Young people ask for a choice of two at least. If there was none, write why."))
        @if !open.is_empty() {
            @if let Some(choice) = weighed.choice() { (crate::homes::search::open_matters(&weighed.found, choice)) }
            (words(form, "settled", "How was each of these settled?"))
        }
        (input(form, "agreed_home", "Who agreed at the home: the registered manager or the carers?"))
        (input(form, "agreed_head", "Which head of service agreed?"))
        @if let Some(gate) = weighed.gate() {
            (input(form, "agreed_gate", gate).hint("Their name."))
        }
        (day(form, "from", "The first night"))
        (input(form, "weekly", "What does a week cost, in pounds? (optional)").width(Width::C10))
        (return_fields(form, weighed.looked_after))
    }
}

/// What the return asks of a move.
fn return_fields(form: &Form, looked_after: bool) -> Markup {
    html! {
        @if looked_after {
            (one_of(form, "place_change", "Why does the present placement end?", ReasonPlacementChange::all(), ReasonPlacementChange::code, ReasonPlacementChange::meaning))
        } @else {
            (one_of(form, "legal_status", "Under which legal status do they come into care?", LegalStatus::all(), LegalStatus::code, LegalStatus::meaning))
            (one_of(form, "need", "What is the main reason?", CategoryOfNeed::all(), CategoryOfNeed::code, CategoryOfNeed::meaning))
            (input(form, "home_post", "Postcode of home (optional)").width(Width::C10).autocomplete("off"))
        }
    }
}

type Because = (
    Option<ReasonPlacementChange>,
    Option<(LegalStatus, CategoryOfNeed, Option<Postcode>)>,
);

fn read_return(form: &mut Form, looked_after: bool) -> Result<Because, Refusal> {
    if looked_after {
        let why = form
            .choice(
                "place_change",
                "why the present placement ends",
                ReasonPlacementChange::parse,
            )
            .required();
        return Ok((Some(form.all_of(why)?), None));
    }
    let legal = form
        .choice("legal_status", "the legal status", LegalStatus::parse)
        .required();
    let need = form
        .choice("need", "the main reason", CategoryOfNeed::parse)
        .required();
    let post = form.postcode("home_post", "postcode").optional();
    let (legal, need, post) = form.all_of((legal, need, post))?;
    Ok((None, Some((legal, need, post))))
}

pub(in crate::homes) fn decide(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, before) = to_weigh(visit)?;
    let to = before.home.id;
    let today = visit.today();
    let mut form = visit.posted()?;
    let their_view = form
        .text("their_view", "what they say about it")
        .at_most(2_000)
        .required();
    let offered = form
        .text("offered", "what else they were offered")
        .at_most(1_000)
        .required();
    let at_home = form
        .text("agreed_home", "who agreed at the home")
        .at_most(120)
        .required();
    let head = form
        .text("agreed_head", "which head of service agreed")
        .at_most(120)
        .required();
    let from = form
        .date("from", "the first night")
        .not_before(care::dates::plus_days(today, -5))
        .not_after(care::dates::plus_days(today, 60))
        .required();
    let weekly = form.pence("weekly", "what a week costs").optional();
    let gate = match before.gate() {
        Some(_) => form
            .text("agreed_gate", "who agreed")
            .at_most(120)
            .required()
            .map(Some),
        None => desk::form::Field::known(None),
    };
    let questions = before
        .choice()
        .is_some_and(|choice| choice.open().count() > 0);
    let settled = if questions {
        form.text("settled", "how each was settled")
            .at_most(2_000)
            .required()
    } else {
        desk::form::Field::known(String::new())
    };
    let all = (
        their_view, offered, at_home, head, from, weekly, gate, settled,
    );
    let (because, began) = match read_return(&mut form, before.looked_after) {
        Ok(read) => read,
        Err(Refusal::Invalid(_)) => (None, None),
        Err(other) => return Err(other),
    };
    let (their_view, offered, at_home, head, from, weekly, gate, settled) = form.all_of(all)?;
    let mut agreed = vec![
        ("For the home".to_owned(), at_home),
        ("Head of service".to_owned(), head),
    ];
    if let (Some(as_what), Some(name)) = (before.gate(), gate) {
        agreed.push((as_what.to_owned(), name));
    }
    let arrival = Arrival {
        on: from,
        because,
        began,
    };
    let booking = Uuid::now_v7();
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        let weighed = weighed(tx, &allowed, to)?;
        if let Some(why) = barred(&weighed) {
            return Err(Refusal::invalid("from-day", why));
        }
        let bed = *weighed.beds.first().ok_or(Refusal::NotFound)?;
        let said = Booking {
            id: booking,
            home: to,
            bed,
            from,
            until: None,
            weekly,
        };
        book(tx, &allowed, &said)?;
        let decision = Decision {
            search: weighed.search,
            booking,
            agreed: agreed.clone(),
            their_view: their_view.clone(),
            offered: offered.clone(),
            settled: settled.clone(),
            frozen: freeze(
                &weighed.found,
                weighed
                    .choice()
                    .map_or(Place::Home(to), |choice| choice.place),
            ),
        };
        tx.say(id, &decision, Saying::from("worker").since(today))?;
        if from <= today {
            arrive(tx, &allowed, &said, &weighed.home, weighed.sector, &arrival)?;
        }
        Ok(())
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/placement"))
        .saying("Decided, and the bed is booked"))
}

pub(in crate::homes) fn moved_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (name, first, looked_after) = visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        let booking = booking_of(tx, id)?.ok_or(Refusal::NotFound)?;
        let name = people::person(tx, id)?
            .ok_or(Refusal::NotFound)?
            .short_name();
        let today = tx.today();
        let looked_after = looked_after::episodes_of(tx, id)?.looked_after_on(today);
        Ok((name, booking.said.from, looked_after))
    })?;
    let form = visit.form("moved-in", &[("on", &date_value(first.min(visit.today())))])?;
    let fields = html! {
        (day(&form, "on", "Which was the first night there?"))
        (return_fields(&form, looked_after))
    };
    let back = ("Back to the search", address(id));
    Ok(framed(
        "They moved in",
        &name,
        back,
        &form,
        &fields,
        "Save that they moved in",
    ))
}

pub(in crate::homes) fn moved(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let looked_after = visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        let today = tx.today();
        Ok(looked_after::episodes_of(tx, id)?.looked_after_on(today))
    })?;
    let mut form = visit.posted()?;
    let on = form
        .date("on", "the first night")
        .not_after_today(visit.today())
        .required();
    let read = read_return(&mut form, looked_after);
    let on = form.all_of(on)?;
    let (because, began) = read?;
    let arrival = Arrival { on, because, began };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        let booking = booking_of(tx, id)?.ok_or(Refusal::NotFound)?;
        let home = home(tx, booking.said.home)?.ok_or(Refusal::NotFound)?;
        let sector = provider(tx, home.said.provider)?
            .map_or(Sector::Private, |provider| provider.said.sector);
        arrive(tx, &allowed, &booking.said, &home, sector, &arrival)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/placement")).saying("Saved that they moved in"))
}
