//! Asking the hub, on one page, and its answer.

use super::parts::{Page, area, day, key_workers, leave, line, names};
use crate::hub::facts::{Cohort, Referral, ReferralAnswered};
use crate::hub::referrals;
use crate::people::{self, About, Statement, Words};
use crate::plans;
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, MemberId, TeamId, YoungPersonId};
use desk::components::{Choice, Radios, Row, Select, SelectItem, SummaryList};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Action, FieldClass};

/// What a hub is told of somebody it is asked for: the same whoever they are and wherever it is asked.
pub fn questions(form: &Form, hubs: Vec<(TeamId, String)>) -> Markup {
    let items = hubs
        .into_iter()
        .map(|(id, name)| SelectItem::new(id.to_string(), name));
    html! {
        (area(form, "good_at", "What are they good at?", 2))
        (area(form, "hopes", "What do they hope for, in their words? (optional)", 2))
        (area(form, "why_now", "Why now?", 3))
        (area(form, "would_help", "What would help, as you and they see it?", 3))
        (line(form, "who_they_trust", "Whom do they trust already? (optional)"))
        (line(form, "they_know", "Do they know you are asking, and what did they say?"))
        (Radios::new("state", "Where are they?").choices(Cohort::ALL.map(|one| (one.code(), one.words())))
            .value(form.value("state")).error_if(form.error("state")))
        (Select::new("hub", "Which hub?").items(items).value(form.value("hub")).error_if(form.error("hub")))
    }
}

/// Reads the answers. What is wrong stays with the form, which finds every fault at once.
pub fn read_questions(form: &mut Form, on: Date) -> Result<Referral, Refusal> {
    let good_at = form
        .text("good_at", "what they are good at")
        .at_most(1_000)
        .required();
    let hopes = form
        .text("hopes", "what they hope for")
        .at_most(1_000)
        .optional();
    let why_now = form.text("why_now", "why now").at_most(2_000).required();
    let would_help = form
        .text("would_help", "what would help")
        .at_most(2_000)
        .required();
    let who_they_trust = form
        .text("who_they_trust", "whom they trust")
        .at_most(500)
        .optional();
    let they_know = form
        .text("they_know", "whether they know, and what they said")
        .at_most(500)
        .required();
    let state = form
        .choice("state", "where they are", Cohort::parse)
        .required();
    let hub = form
        .choice("hub", "a hub", |id| id.parse::<TeamId>().ok())
        .required();
    let (good_at, hopes, why_now, would_help, who_they_trust, they_know, state, hub) = form
        .all_of((
            good_at,
            hopes,
            why_now,
            would_help,
            who_they_trust,
            they_know,
            state,
            hub,
        ))?;
    Ok(Referral {
        hub,
        state,
        why_now,
        good_at,
        hopes,
        would_help,
        who_they_trust,
        they_know,
        on,
    })
}

pub(super) fn refer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (who, good_at, hopes, hubs) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Voice)?;
        let said = people::said_of::<Statement>(tx, &allowed)?;
        let of = |about: About, own: bool| {
            said.iter()
                .find(|one| {
                    one.said.about == about && (!own || one.said.words == Words::YoungPerson)
                })
                .map_or(String::new(), |one| one.said.text.clone())
        };
        let (good_at, hopes) = (of(About::Strength, false), of(About::Aspiration, true));
        let mut hubs = access::teams(tx)?;
        let near = access::responsible_teams(tx, &allowed)?;
        hubs.sort_by_key(|(team, _)| !near.iter().any(|(near, ..)| near == team));
        Ok((who, good_at, hopes, hubs))
    })?;
    let first = hubs.first().map_or(String::new(), |(id, _)| id.to_string());
    let start = [
        ("hub", first.as_str()),
        ("good_at", &good_at),
        ("hopes", &hopes),
    ];
    let form = visit.form("refer", &start)?;
    let prompt = visit.read(|tx| Ok(plans::prompt_at(tx, plans::Place::Referral)?))?;
    let fields = html! {
        p.govuk-body { "One page is enough. Nobody has to be assessed first, and nobody is sent away: if the hub is not the right place, it says what is." }
        (plans::prompt(&prompt))
        (questions(&form, hubs))
    };
    let page = Page {
        title: "Ask the hub",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Ask the hub"))
}

pub(super) fn refer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let on = visit.today();
    let mut form = visit.posted()?;
    let asked = read_questions(&mut form, on)?;
    visit.write(|tx| referrals::refer(tx, id, &asked))?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("The hub has been asked"))
}

pub(super) fn answer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let (who, asked, items, asker, held) = visit.read(|tx| {
        let (asked, answered) = referrals::referral(tx, id, fact)?;
        if answered.is_some() {
            return Err(Refusal::NotFound);
        }
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Workers)?;
        let by = tx.fact(fact)?.map(|fact| fact.recorded_by);
        let asker = by.and_then(|by| names(tx).ok()?.get(&by).cloned());
        let held = crate::hub::holding::held(tx, &allowed)?;
        Ok((who, asked, key_workers(tx)?, asker, held))
    })?;
    let form = visit.form("answer-referral", &[("on", &date_value(today))])?;
    let mut rows = vec![Row::new("Good at", asked.good_at)];
    if let Some(hopes) = asked.hopes {
        rows.push(Row::new("Hopes for", format!("“{hopes}”")));
    }
    rows.push(Row::new("Why now", asked.why_now));
    rows.push(Row::new("What would help", asked.would_help));
    if let Some(trusted) = asked.who_they_trust {
        rows.push(Row::new("Trusts", trusted));
    }
    rows.push(Row::new("Do they know", asked.they_know));
    rows.push(Row::new("Where they are", asked.state.words()));
    let asker = asker.map_or(String::new(), |name| format!("{name}, "));
    rows.push(Row::new(
        "Asked by",
        format!("{asker}{}", long_date(asked.on)),
    ));
    let now = held.key_worker_on(today).map(|one| one.name.clone());
    let fields = html! {
        (SummaryList::new(rows))
        (Radios::new("taken", "What is the hub’s answer?")
            .choice(Choice::new("yes", "We hold them").reveals(html! {
                @if let Some(name) = now { p.govuk-body { (name) " holds them and goes on." } }
                @else {
                    (Select::new("member", "Who will be their key worker?").items(items)
                        .value(form.value("member")).error_if(form.error("member")))
                }
                (day(&form, "on", "From which day?"))
            }))
            .choice(Choice::new("no", "Something else will help them more"))
            .value(form.value("taken")).error_if(form.error("taken")))
        (area(&form, "words", "What do you say to those who asked?", 3)
            .hint("Who will come and when, or what else helps and whom to ring."))
    };
    let page = Page {
        title: "The hub was asked",
        about: &who.name,
        back: ("The hub", "/hub".to_owned()),
    };
    Ok(page.around(&form, &fields, "Answer"))
}

pub(super) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let referral: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let taken = form
        .choice("taken", "the hub’s answer", |code| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
        .required();
    let member = form
        .choice("member", "who will be their key worker", |id| {
            id.parse::<MemberId>().ok()
        })
        .optional();
    let on = form
        .date("on", "the first day")
        .not_after_today(today)
        .required();
    let words = form
        .text("words", "what you say to those who asked")
        .at_most(2_000)
        .required();
    let (taken, member, on, words) = form.all_of((taken, member, on, words))?;
    let said = ReferralAnswered {
        referral,
        taken,
        words,
    };
    visit.write(|tx| referrals::answer(tx, id, &said, member, on))?;
    Ok(Reply::redirect("/hub").saying("Saved the answer"))
}
