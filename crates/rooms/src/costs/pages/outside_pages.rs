//! Living outside the borough: everybody, with the plan to return or the reason why not.

use super::parts::{Names, percent};
use super::plan_block::rows;
use crate::costs::return_plan::{Away, Coming, KeptPlan, Outside, ReturnPlan, Standing, away};
use crate::costs::{plan as kept_plan, plans, say_plan, standing};
use crate::homes::{day, framed, input, outcome_tabs, text_area};
use crate::looked_after::lives;
use crate::people;
use care::Date;
use care::counted;
use care::dates::{days_between, long_date, plus_days};
use care::ids::YoungPersonId;
use desk::components::{Radios, Row, SummaryList, Table, table::Cell};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use measures::SMALLEST;
use record::access::{Action, Capability, FieldClass, find};
use record::{Caller, Refusal};
use std::collections::{HashMap, HashSet};

struct View {
    away: Away,
    plans: HashMap<YoungPersonId, KeptPlan>,
    names: Names,
    /// About whom the reader may make a plan.
    may_add: HashSet<YoungPersonId>,
    today: Date,
    small: bool,
    caller: Caller,
}

impl View {
    fn stands(&self, one: &Outside) -> Standing {
        let plan = self.plans.get(&one.of).map(|kept| &kept.said);
        standing(plan, one.since, self.today)
    }
    /// A count, unless it is small and may not be told.
    fn told(&self, n: usize) -> String {
        if self.small || n as u64 >= SMALLEST {
            n.to_string()
        } else {
            "hidden (fewer than 6)".to_owned()
        }
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let caller = visit.caller()?.clone();
    let view = visit.read(|tx| {
        let ours = tx.council();
        let lives = lives(tx)?;
        Ok(View {
            away: away(&lives, ours, today),
            plans: plans(tx)?,
            names: Names::of(tx, &[FieldClass::CareHistory, FieldClass::Whereabouts])?,
            may_add: people::permitted_to(tx, Action::Add, &[FieldClass::CareHistory])?,
            today,
            small: caller.may(Capability::SeeSmallNumbers),
            caller,
        })
    })?;
    Ok(Reply::page("Living outside the borough", draw(&view)).wide())
}

fn numbers(view: &View) -> SummaryList {
    let away = &view.away;
    let outside = away.outside.len();
    let kept = away
        .outside
        .iter()
        .filter(|one| view.stands(one).is_kept())
        .count();
    let plan = away
        .outside
        .iter()
        .filter(|one| view.stands(one) == Standing::Plan)
        .count();
    let of = |n: usize| {
        let hidden = !view.small && [n, outside - n].iter().any(|n| (*n as u64) < SMALLEST);
        if hidden {
            format!("hidden, of {}", view.told(outside))
        } else {
            format!("{n} of {outside} ({})", percent(n as u64, outside as u64))
        }
    };
    SummaryList::new([
        Row::new(
            "Live outside the borough",
            format!(
                "{} of {} looked after",
                view.told(outside),
                away.looked_after
            ),
        ),
        Row::new(
            "Where is not known, counted apart",
            view.told(away.not_known.len()),
        ),
        Row::new("With a live plan to return", of(plan)),
        Row::new(
            "With a live plan, or a recorded reason and their view",
            of(kept),
        ),
        Row::new(
            "Came back in the last twelve months",
            view.told(away.returned.len()),
        ),
        Row::new(
            "Days they had been away, in the middle",
            match away.median_days() {
                Some(days) if view.small || away.returned.len() as u64 >= SMALLEST => {
                    days.to_string()
                }
                Some(_) => "hidden".to_owned(),
                None => "nobody came back".to_owned(),
            },
        ),
    ])
}

/// How long somebody has been away: in days up to a hundred, in months up to two years, then in years.
fn how_long(since: Date, today: Date) -> String {
    let days = days_between(since, today);
    match days {
        ..100 => counted(days, "day", "days"),
        100..730 => format!("{} months", days * 12 / 365),
        _ => format!("{} years", days * 4 / 1461),
    }
}

fn people_table(view: &View, all: &[Outside]) -> Markup {
    let shown: Vec<&Outside> = all
        .iter()
        .filter(|one| view.names.listed.contains(&one.of))
        .collect();
    let table = shown.iter().fold(
        Table::bare().head(["Young person", "Where, since", "The way back", "Who, by when"]),
        |table, one| {
            let stands = view.stands(one);
            let plan = view.plans.get(&one.of).filter(|_| stands != Standing::Nothing);
            table.row([
                Cell::new(html! { a.govuk-link href={ "/young-people/" (one.of) "#way-back" } { (view.names.call(one.of)) } }),
                Cell::new(html! {
                    (one.at.and_then(|at| at.name()).unwrap_or("Not known")) br;
                    span.govuk-hint { "since " (long_date(one.since)) ", " (how_long(one.since, view.today)) }
                }),
                Cell::new(html! {
                    @if stands.is_kept() { (stands.words()) } @else { strong { (stands.words()) } }
                    @if let Some(plan) = plan {
                        br; span.govuk-hint {
                            @match &plan.said.coming {
                                Coming::Plan { brings_back, .. } => (brings_back),
                                Coming::NotNow { because, .. } => (because),
                            }
                        }
                    }
                }),
                Cell::new(html! {
                    @match plan.map(|plan| &plan.said.coming) {
                        Some(Coming::Plan { who, by, .. }) => { (who) br; (long_date(*by)) }
                        Some(Coming::NotNow { again, .. }) => { "Again on " (long_date(*again)) }
                        None if !view.may_add.contains(&one.of) => "Their social worker makes one",
                        None => { a.govuk-link href={ "/young-people/" (one.of) "/return-plan" } { "Make a plan" span.govuk-visually-hidden { " for " (view.names.call(one.of)) } } }
                    }
                }),
            ])
        },
    );
    let more = all.len() - shown.len();
    html! {
        @if shown.is_empty() && more == 0 { (invitation("Nobody.", None)) }
        @if !shown.is_empty() { (table.scrolling("Living outside the borough")) }
        @if more > 0 && view.small { p.govuk-hint { (more) @if !shown.is_empty() { " more" } " are counted whose pages are not open to you." } }
        @if more > 0 && !view.small { p.govuk-hint { @if shown.is_empty() { "They" } @else { "More" } " are counted whose pages are not open to you." } }
    }
}

fn draw(view: &View) -> Markup {
    html! {
        h1.govuk-heading-l { "Living outside the borough" }
        (outcome_tabs(&view.caller, "/outside"))
        p.govuk-body { "Everybody who is looked after and lives outside the borough has a plan to come back, or a reason why not with what they say about it." }
        (numbers(view))
        h2.govuk-heading-m { "Who, the longest away first" }
        (people_table(view, &view.away.outside))
        @if !view.away.not_known.is_empty() {
            h2.govuk-heading-m { "Where they live is not known" }
            p.govuk-body { "The postcode of their home is missing, or is in no list. They are counted neither here nor in the borough." }
            (people_table(view, &view.away.not_known))
        }
        p.govuk-hint { "On " (long_date(view.today)) ", from the episodes of care and the postcodes of the homes; short breaks (V3, V4) are left out. Came back: the next home was in the borough, without a day out of care between. The middle is the lower of two. A plan counts from the day they left the borough on, until its own day has passed." }
    }
}

pub(super) fn plan_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (name, before) = visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok((person.name(), kept_plan(tx, id)?))
    })?;
    let stands = before
        .as_ref()
        .map_or_else(String::new, |kept| kept.fact.to_string());
    let mut values = vec![("stands", stands)];
    if let Some(KeptPlan { said, .. }) = &before {
        match &said.coming {
            Coming::Plan {
                keeps_away,
                brings_back,
                who,
                ..
            } => {
                values.push(("coming", "plan".to_owned()));
                values.push(("keeps_away", keeps_away.clone()));
                values.push(("brings_back", brings_back.clone()));
                values.push(("who", who.clone()));
            }
            Coming::NotNow { because, .. } => {
                values.push(("coming", "not_now".to_owned()));
                values.push(("because", because.clone()));
            }
        }
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = visit.form("return-plan", &values)?;
    let fields = html! {
        @if let Some(before) = &before {
            p.govuk-body { "What was said last:" }
            (rows(before))
        }
        input type="hidden" name="stands" value=(form.value("stands"));
        (text_area(&form, "their_view", &format!("What does {name} say about coming back?")).hint("In their words. Ask before you write a plan."))
        (Radios::new("coming", "Is there a plan to come back?")
            .choices([("plan", "Yes"), ("not_now", "Not now, for a reason")])
            .value(form.value("coming")).error_if(form.error("coming")))
        h2.govuk-heading-m { "If there is a plan" }
        (text_area(&form, "keeps_away", "What keeps them away?"))
        (text_area(&form, "brings_back", "What would bring them back?"))
        (input(&form, "who", "Who sees to it?"))
        h2.govuk-heading-m { "If not now" }
        (text_area(&form, "because", "Why not?"))
        (day(&form, "by", "By when: to be back, or to look at it again?"))
    };
    let back = ("Their page", format!("/young-people/{id}"));
    Ok(framed(
        "The way back",
        &name,
        back,
        &form,
        &fields,
        "Save the way back",
    ))
}

pub(super) fn plan(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let on = visit.today();
    let mut form = visit.posted()?;
    let their_view = form
        .text("their_view", "what they say")
        .at_most(2_000)
        .required();
    let coming = form
        .choice("coming", "whether there is a plan", |code| match code {
            "plan" => Some(true),
            "not_now" => Some(false),
            _ => None,
        })
        .required();
    let by = form
        .date("by", "by when")
        .not_before(plus_days(on, 1))
        .required();
    let plan = coming.get() == Some(&true);
    let reason = coming.get() == Some(&false);
    let mut needed = |name, what, asked: bool| {
        let entry = form.text(name, what).at_most(2_000);
        if asked {
            entry.required().map(Some)
        } else {
            entry.optional()
        }
    };
    let keeps_away = needed("keeps_away", "what keeps them away", plan);
    let brings_back = needed("brings_back", "what would bring them back", plan);
    let who = needed("who", "who sees to it", plan);
    let because = needed("because", "why not", reason);
    let stands = form.value("stands").parse().ok();
    let (their_view, plan, by, keeps_away, brings_back, who, because) = form.all_of((
        their_view,
        coming,
        by,
        keeps_away,
        brings_back,
        who,
        because,
    ))?;
    let coming = if plan {
        Coming::Plan {
            keeps_away: keeps_away.unwrap_or_default(),
            brings_back: brings_back.unwrap_or_default(),
            who: who.unwrap_or_default(),
            by,
        }
    } else {
        Coming::NotNow {
            because: because.unwrap_or_default(),
            again: by,
        }
    };
    let said = ReturnPlan {
        coming,
        their_view,
        on,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::CareHistory)?;
        say_plan(tx, &allowed, &said, stands)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}#way-back")).saying("Saved the way back"))
}

#[cfg(test)]
impl View {
    /// One with a plan, one with nothing said, one of whom it is not known where.
    fn sample() -> Self {
        let day = jiff::civil::date;
        let who = |n: u128| YoungPersonId(uuid::Uuid::from_u128(n));
        let outside = |n, at: Option<&str>| Outside {
            of: who(n),
            since: day(2026, 5, 1),
            at: at.and_then(|code| care::Authority::parse(code).ok()),
        };
        let plan = KeptPlan {
            fact: care::ids::FactId(uuid::Uuid::from_u128(9)),
            said: ReturnPlan {
                coming: Coming::Plan {
                    keeps_away: "No home had room".to_owned(),
                    brings_back: "The new home in Leigh".to_owned(),
                    who: "Sam Okafor".to_owned(),
                    by: day(2027, 9, 1),
                },
                their_view: "I want to be nearer my nan".to_owned(),
                on: day(2027, 3, 1),
            },
        };
        Self {
            away: Away {
                looked_after: 60,
                outside: vec![outside(1, Some("E08000001")), outside(2, Some("E08000003"))],
                not_known: vec![outside(3, None)],
                returned: vec![120],
            },
            plans: HashMap::from([(who(1), plan)]),
            names: Names::sample(&[who(1), who(2), who(3)]),
            may_add: HashSet::from([who(1), who(2)]),
            today: day(2027, 4, 7),
            small: true,
            caller: Caller::system("a sample"),
        }
    }
}

#[cfg(test)]
pub(super) fn drawn() -> Markup {
    draw(&View::sample())
}
