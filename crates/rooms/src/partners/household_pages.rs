//! A household of our own carers: its terms, its supervising social worker, and the day it stops.

use super::fostering::{Carers, Household, Resigned, carers, say_household};
use super::kept::{names, of, say};
use crate::homes::{
    Home, HomeKind, KeptHome, Registration, Sector, all_providers, home, say_home, who_lives_where,
};
use care::Postcode;
use care::dates::long_date;
use care::ids::{HomeId, MemberId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Row, SummaryList, button_group};
use desk::form::date_value;
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Persona};
use std::collections::HashMap;
use uuid::Uuid;

fn back() -> (&'static str, String) {
    ("Fostering", "/fostering".to_owned())
}

// Asked of every household, new or known.
const APPROVED_ON: Question = Question::past_day("approved_on", "Approved on", "the day");
const TERMS: Question = Question::line("terms", "Terms of approval", "the terms of approval");
const BEDS: Question = Question::number("beds", "Beds", "how many beds", 1, 9);
const CAN_HELP: Question = Question::words(
    "can_help",
    "Who can they help? In their own words.",
    "who they can help",
);
const SUPPORT: Question = Question::words(
    "support",
    "What support did we offer them?",
    "the support we offered",
);
const WORKER: Question = Question::chosen(
    "worker",
    "Who is their supervising social worker?",
    "their supervising social worker",
);
const KNOWS: Question = Question::tick(
    "knows_entitlements",
    "Do they know what they are entitled to?",
    "Yes: money, breaks, training, council tax",
);

static NEW: Asked = Asked {
    name: "foster-household-new",
    title: "A household of carers",
    lead: "They become a home in the finding, beside every agency’s.",
    questions: &[
        Question::line("name", "What are they called?", "what they are called")
            .hint("By the carers’ names, never by their address."),
        Question::line("postcode", "Postcode", "the postcode"),
        Question::number("from_age", "Youngest age", "the youngest age", 0, 20),
        Question::number("to_age", "Oldest age", "the oldest age", 0, 20),
        APPROVED_ON,
        TERMS,
        BEDS,
        CAN_HELP,
        SUPPORT,
        WORKER,
        KNOWS,
    ],
    save: "Save this household",
};

static HOUSEHOLD: Asked = Asked {
    name: "foster-household",
    title: "What is said of this household",
    lead: "",
    questions: &[APPROVED_ON, TERMS, BEDS, CAN_HELP, SUPPORT, WORKER, KNOWS],
    save: "Save",
};

static RESIGNED: Asked = Asked {
    name: "foster-resigned",
    title: "They stop fostering",
    lead: "Ask, listen, and write down what they say. It is how the next household stays.",
    questions: &[
        Question::past_day("on", "From when?", "the day"),
        Question::words("why", "Why, in their words?", "why"),
        Question::words(
            "would_have_kept",
            "What would have kept them, in their words?",
            "what would have kept them",
        ),
    ],
    save: "Save",
};

fn workers(visit: &Visit) -> Result<Options, Refusal> {
    let all = visit.read(|tx| Ok(access::members(tx)?))?;
    Ok(Options::default().with(
        "worker",
        all.into_iter()
            .filter(|one| one.active && one.persona == Persona::SocialWorker)
            .map(|one| (one.id, one.name)),
    ))
}

pub(super) fn carers_new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let options = workers(visit)?;
    NEW.page(visit, "", back(), &[], &options)
}

pub(super) fn carers_new(visit: &mut Visit) -> Result<Reply, Refusal> {
    #[derive(serde::Deserialize)]
    struct Lives {
        name: String,
        postcode: String,
        from_age: u8,
        to_age: u8,
    }
    let answers = NEW.read(visit, &workers(visit)?)?;
    let lives: Lives = answers.clone().into()?;
    let said: Household = answers.into()?;
    let postcode = Postcode::parse(&lives.postcode)
        .map_err(|_| Refusal::invalid("postcode", "Enter a full UK postcode"))?;
    if lives.to_age < lives.from_age {
        return Err(Refusal::invalid(
            "to_age",
            "The oldest age must be the same as or more than the youngest",
        ));
    }
    let id = HomeId(Uuid::now_v7());
    visit.write(|tx| {
        let own = all_providers(tx)?
            .into_iter()
            .find(|one| one.said.sector == Sector::Own)
            .ok_or_else(|| {
                Refusal::invalid(
                    "name",
                    "Write our own fostering service down as a provider first",
                )
            })?;
        let home = Home {
            provider: own.id,
            name: lives.name.clone(),
            kind: HomeKind::OurFosterCarers,
            urn: None,
            registration: Some(Registration::Active),
            registered_on: Some(said.approved_on),
            address: None,
            postcode: Some(postcode),
            authority: None,
            places: Some(said.beds),
            from_age: Some(lives.from_age),
            to_age: Some(lives.to_age),
            sexes: None,
            purpose: Some(said.can_help.clone()),
            step_free: None,
            pets: None,
            notice: None,
            needs: None,
            has: Vec::new(),
            languages: Vec::new(),
            grade: None,
            inspected_on: None,
            weekly: None,
            source: "the fostering service".to_owned(),
            as_of: tx.today(),
        };
        say_home(tx, id, &home, None)?;
        say_household(tx, id, &said)
    })?;
    Ok(Reply::redirect(format!("/fostering/carers/{id}")).saying("Saved the household"))
}

struct HouseholdView {
    home: KeptHome,
    carers: Option<Carers>,
    names: HashMap<MemberId, String>,
}

fn household_of(visit: &Visit) -> Result<HouseholdView, Refusal> {
    let id: HomeId = visit.id("id")?;
    visit.read(|tx| {
        let home = home(tx, id)?
            .filter(|home| home.said.kind == HomeKind::OurFosterCarers)
            .ok_or(Refusal::NotFound)?;
        Ok(HouseholdView {
            home,
            carers: carers(tx)?.into_iter().find(|one| one.home == id),
            names: names(tx)?,
        })
    })
}

pub(super) fn household(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = household_of(visit)?;
    Ok(Reply::page("A household", draw_household(&view)).back_to("Fostering", "/fostering"))
}

fn draw_household(view: &HouseholdView) -> Markup {
    let at = format!("/fostering/carers/{}", view.home.id);
    html! {
        h1.govuk-heading-l { (view.home.said.name) }
        @match &view.carers {
            None => { (invitation("Nobody has written down their terms and their supervising social worker.", Some(("Write it down", &format!("{at}/change"))))) }
            Some(one) => {
                @let said = &one.household.said;
                (SummaryList::new([
                    Row::new("Supervising social worker", view.names.get(&said.worker).cloned().unwrap_or_else(|| "Not known".to_owned())),
                    Row::new("Approved on", long_date(said.approved_on)),
                    Row::new("Terms of approval", said.terms.clone()),
                    Row::new("Beds", said.beds.to_string()),
                    Row::new("Who they can help, in their own words", said.can_help.clone()),
                    Row::new("Support we offered", said.support.clone()),
                    Row::new("Know what they are entitled to", if said.knows_entitlements { "Yes" } else { "Not yet: tell them" }),
                ]))
                @match &one.resigned {
                    Some(resigned) => {
                        h2.govuk-heading-m { "Stopped on " (long_date(resigned.said.on)) }
                        (SummaryList::new([
                            Row::new("Why, in their words", resigned.said.why.clone()),
                            Row::new("What would have kept them", resigned.said.would_have_kept.clone()),
                        ]))
                    }
                    None => (button_group(html! {
                        (Button::link("Put this right", format!("{at}/change")).secondary())
                        (Button::link("They stop fostering", format!("{at}/stop")).secondary())
                    })),
                }
            }
        }
        p.govuk-body { a.govuk-link href={ "/homes/" (view.home.id) } { "Their home, as the finding sees it" } }
    }
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = household_of(visit)?;
    let options = workers(visit)?;
    let text = |of: &dyn Fn(&Household) -> String| {
        view.carers
            .as_ref()
            .map_or(String::new(), |one| of(&one.household.said))
    };
    let starting = [
        ("approved_on", text(&|one| one.approved_on.to_string())),
        ("terms", text(&|one| one.terms.clone())),
        ("beds", text(&|one| one.beds.to_string())),
        ("can_help", text(&|one| one.can_help.clone())),
        ("support", text(&|one| one.support.clone())),
        ("worker", text(&|one| one.worker.to_string())),
        (
            "knows_entitlements",
            text(&|one| if one.knows_entitlements { "yes" } else { "" }.to_owned()),
        ),
    ];
    let starting: Vec<(&str, &str)> = starting.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let back = (
        "Back to the household",
        format!("/fostering/carers/{}", view.home.id),
    );
    HOUSEHOLD.page(visit, &view.home.said.name, back, &starting, &options)
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let said: Household = HOUSEHOLD.read(visit, &workers(visit)?)?.into()?;
    visit.write(|tx| say_household(tx, id, &said))?;
    Ok(Reply::redirect(format!("/fostering/carers/{id}")).saying("Saved"))
}

pub(super) fn stop_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = household_of(visit)?;
    let back = (
        "Back to the household",
        format!("/fostering/carers/{}", view.home.id),
    );
    let on = date_value(visit.today());
    RESIGNED.page(
        visit,
        &view.home.said.name,
        back,
        &[("on", &on)],
        &Options::default(),
    )
}

pub(super) fn stop(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: HomeId = visit.id("id")?;
    let said: Resigned = RESIGNED.read(visit, &Options::default())?.into()?;
    visit.write(|tx| {
        let kept = home(tx, id)?.ok_or(Refusal::NotFound)?;
        if of::<Household>(tx, id)?.is_empty() {
            return Err(Refusal::NotFound);
        }
        let lived = who_lives_where(tx)?.into_iter().any(|(_, at)| at == id);
        if lived {
            return Err(Refusal::invalid(
                "on-day",
                "Somebody lives with them: plan that move first, with the young person",
            ));
        }
        // The finding asks them no more.
        let mut ended = kept.said.clone();
        ended.registration = Some(Registration::Ended);
        ended.source = "the fostering service".to_owned();
        ended.as_of = said.on;
        say_home(tx, id, &ended, Some(kept.fact))?;
        Ok(say(tx, id, said.on, &said)?)
    })?;
    Ok(Reply::redirect(format!("/fostering/carers/{id}")).saying("Saved"))
}
