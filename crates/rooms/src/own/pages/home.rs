//! The first page: few things, each with a way on. Nothing here says where somebody lives or why
//! they have this page.

use super::frame::{Speaks, me};
use super::who::{Near, near};
use crate::hub::{self, Telling};
use crate::own::facts::Planned;
use crate::own::keeping::{Turn, What, ahead, turns};
use crate::own::words::Word;
use crate::people::{self, About, Said, Statement, Words};
use crate::plans;
use care::Date;
use care::dates::{days_between, long_date};
use desk::components::{Button, InsetText};
use desk::patterns;
use desk::sign_in::own::{self, How};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Looked};

/// How long a new way in is told of on the first page, in days.
const TOLD_FOR: i32 = 14;
/// Wrong tries in a week that are told of.
const WRONG_TOLD: usize = 3;
/// Looks back, in days.
pub(super) const LOOKS_BACK: i32 = 30;
/// Looks read at most.
pub(super) const LOOKS: u32 = 500;

struct View {
    speaks: Speaks,
    name: String,
    today: Date,
    near: Vec<Near>,
    planned: Vec<Planned>,
    plan: plans::Held,
    told: Vec<Telling>,
    statements: Vec<Said<Statement>>,
    lookers: usize,
    /// Who began the sign-in again, and when, while it is new.
    again: Option<(String, Date)>,
    wrong: usize,
    /// Whether they are a young inspector.
    inspects: bool,
    /// Whether they were shown a home.
    homes: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let view = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        let member = tx.caller().member();
        let person = people::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
        let planned = ahead(tx, &allowed, today)?;
        let ways = own::ways(tx, member)?;
        let recent = |on: Date, days: i32| days_between(on, today) <= days;
        let wrong = ways
            .entries
            .iter()
            .filter(|(at, how)| *how == How::Wrong && recent(record::clock::day_of(*at), 7))
            .count();
        let last = turns(tx, allowed.id())?.into_iter().next();
        let again = match last {
            Some(Turn {
                on,
                by,
                what: What::In(said),
            }) if said.again && recent(on, TOLD_FOR) => {
                let name = access::member(tx, by)?.map_or_else(String::new, |one| one.name);
                Some((name, on))
            }
            _ => None,
        };
        let looks = access::who_looked(tx, &allowed, LOOKS)?;
        Ok(View {
            speaks,
            name: person.short_name(),
            today,
            near: near(tx, &allowed, today)?,
            planned: planned.into_iter().map(|(_, said)| said).collect(),
            plan: plans::held(tx, &allowed)?,
            told: hub::told(tx, &allowed)?,
            statements: people::said_of(tx, &allowed)?,
            lookers: lookers(&looks, member, today),
            again,
            wrong,
            homes: !crate::own::homes_shown(tx, &allowed)?.is_empty(),
            inspects: crate::voice::inspector(tx, allowed.id())?.is_some(),
        })
    })?;
    Ok(view.speaks.page(Word::Site, &draw(&view)))
}

/// How many people other than oneself looked lately.
fn lookers(looks: &[Looked], me: care::ids::MemberId, today: Date) -> usize {
    let mut all: Vec<_> = looks
        .iter()
        .filter(|look| look.member != me)
        .filter(|look| days_between(record::clock::day_of(look.at), today) <= LOOKS_BACK)
        .map(|look| look.member)
        .collect();
    all.sort();
    all.dedup();
    all.len()
}

fn draw(view: &View) -> Markup {
    let speaks = view.speaks;
    let say = |word| speaks.say(word);
    html! {
        h1.govuk-heading-l { (speaks.with(Word::Hello, &[("name", &view.name)])) }
        @if let Some((who, on)) = &view.again {
            (InsetText::new(speaks.with(Word::AgainNotice, &[("name", who), ("day", &long_date(*on))])))
        }
        @if view.wrong >= WRONG_TOLD {
            (InsetText::new(speaks.with(Word::WrongNotice, &[("count", &view.wrong.to_string())])))
        }
        (speaks.block("who", Word::Who, Word::WhoExplain, &who(view)))
        (speaks.block("next", Word::Next, Word::NextExplain, &planned(view)))
        @if let Some(plan) = view.plan.plan() {
            (speaks.block("plan", Word::Plan, Word::PlanExplain, &html! {
                ul.govuk-list.govuk-list--bullet { @for goal in &plan.said.goals { li { (goal.what) } } }
                @for one in view.plan.actions.iter().filter(|one| one.done.is_none()).take(5) {
                    p.govuk-body {
                        (speaks.with(Word::PlanDoes, &[("who", &one.said.who), ("what", &one.said.what), ("day", &long_date(one.said.due))]))
                        @if one.said.due < view.today { " " strong { (say(Word::PlanLate)) } }
                    }
                }
                @if let Some(day) = view.plan.review_on() { p.govuk-body { (speaks.on(Word::PlanLooked, day)) } }
            }))
        }
        (speaks.block("said", Word::Said, Word::SaidExplain, &html! {
            @match view.told.first() {
                Some(one) => {
                    (super::said::telling(speaks, one, view.today))
                    p.govuk-body { a.govuk-link href="/my-page/said" { (say(Word::SaidMore)) } }
                }
                None => { p.govuk-body { (say(Word::SaidNone)) } }
            }
            (Button::link(say(Word::Say), "/my-page/say"))
        }))
        @for (id, word, about) in [("good", Word::Good, About::Strength), ("hope", Word::Hope, About::Aspiration)] {
            section.hw-own aria-labelledby=(id) data-read {
                h2.govuk-heading-m id=(id) { (say(word)) }
                (statements(view, about))
                (speaks.aloud())
            }
        }
        (speaks.block("looked", Word::Looked, Word::LookedExplain, &html! {
            p.govuk-body {
                @if view.lookers == 0 { (say(Word::LookedNone)) }
                @else { (speaks.with(Word::LookedWeek, &[("count", &view.lookers.to_string())])) }
            }
            p.govuk-body { a.govuk-link href="/my-page/looked" { (say(Word::LookedMore)) } }
        }))
        h2.govuk-heading-m { (say(Word::MoreTitle)) }
        ul.govuk-list.hw-people {
            @if view.inspects { li { a.govuk-link href="/my-page/visits" { (say(Word::Visits)) } } }
            @if view.homes { li { a.govuk-link href="/my-page/homes" { (say(Word::Homes)) } } }
            li { a.govuk-link href="/my-page/rights" { (say(Word::Rights)) } }
            li { a.govuk-link href="/my-page/check-in" { (say(Word::CheckIn)) } ". " (say(Word::CheckInExplain)) }
            li { a.govuk-link href="/my-page/matters" { (say(Word::Matters)) } }
            li { a.govuk-link href="/my-page/about" { (say(Word::About)) } }
        }
    }
}

fn who(view: &View) -> Markup {
    let speaks = view.speaks;
    html! {
        @if view.near.is_empty() { p.govuk-body { (speaks.say(Word::WhoNone)) } }
        ul.govuk-list {
            @for one in &view.near { li { strong { (one.name) } ", " (speaks.say(one.stands)) } }
        }
        @if !view.near.is_empty() { p.govuk-body { a.govuk-link href="/my-page/who" { (speaks.say(Word::WhoMore)) } } }
    }
}

fn planned(view: &View) -> Markup {
    let speaks = view.speaks;
    html! {
        @if view.planned.is_empty() { p.govuk-body { (speaks.say(Word::NextNone)) } }
        ul.govuk-list {
            @for one in view.planned.iter().take(6) {
                li {
                    strong { @if one.on == view.today { (speaks.say(Word::Today)) } @else { (long_date(one.on)) } }
                    ": " (one.what)
                    @if let Some(who) = &one.with { ", " (speaks.with(Word::NextWith, &[("who", who)])) }
                }
            }
        }
    }
}

fn statements(view: &View, about: About) -> Markup {
    let speaks = view.speaks;
    let mut all = view
        .statements
        .iter()
        .filter(|one| one.said.about == about)
        .peekable();
    html! {
        @if all.peek().is_none() { p.govuk-body { (speaks.say(Word::SaidNoneYet)) } }
        @for one in all.take(3) {
            (patterns::Statement::new(one.said.text.as_str(), speaks.on(whose(one.said.words), one.said.said_on), ""))
        }
    }
}

const fn whose(words: Words) -> Word {
    match words {
        Words::YoungPerson => Word::YouSaid,
        Words::Family => Word::FamilySaid,
        Words::Carer => Word::CarerSaid,
        Words::Worker => Word::WorkerSaid,
    }
}
