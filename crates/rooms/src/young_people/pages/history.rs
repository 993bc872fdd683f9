//! What was said and when, and who has looked.

use super::super::of_one::{View, view};
use super::one::{address, banner, tabs};
use crate::asks;
use crate::events;
use crate::looked_after::{self, Origin};
use crate::neighbourhood::{community, huddle};
use crate::people::{self, OfAPerson};
use crate::plans;
use crate::workshops;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Tag, table::Cell};
use desk::patterns::{Address, Column, Listing, Looked, invitation, who_has_looked};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, Allowed, FieldClass, find};
use record::clock::long_moment;
use record::{Content, Fact, Refusal};
use std::collections::HashSet;

/// How many to a page.
const PAGE: usize = 100;

/// One line of the history.
struct Line {
    what: &'static str,
    about: String,
    valid: String,
    when: String,
    who: String,
    source: String,
    reason: String,
    stands: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let at: usize = visit
        .query("page")
        .and_then(|p| p.parse().ok())
        .unwrap_or(1)
        .max(1);
    let (view, lines) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow(Action::See)?;
        let view = view(tx, &allowed, today, None)?;
        let facts = tx.facts_of(id, None)?;
        let lines = lines(&view, &allowed, &facts);
        Ok((view, lines))
    })?;
    let back = super::back(visit)?;
    Ok(
        Reply::page("What was said and when", draw(&view, &lines, at))
            .back_to(back.0, back.1)
            .wide(),
    )
}

fn lines(view: &View, allowed: &Allowed, facts: &[Fact]) -> Vec<Line> {
    let replaced: HashSet<_> = facts.iter().filter_map(|fact| fact.supersedes).collect();
    facts
        .iter()
        .rev()
        .filter_map(|fact| {
            let (what, class) = kind(&fact.kind)?;
            if !allowed.sees(class) {
                return None;
            }
            let valid = match (fact.valid_from, fact.valid_to) {
                (Some(from), Some(to)) => format!("{} to {}", long_date(from), long_date(to)),
                (Some(from), None) => format!("from {}", long_date(from)),
                (None, Some(to)) => format!("until {}", long_date(to)),
                (None, None) => String::new(),
            };
            Some(Line {
                what,
                about: gist(fact),
                valid,
                when: long_moment(fact.recorded_at),
                who: view.name_of(fact.recorded_by),
                source: Origin::parse(&fact.source).words(),
                reason: fact.reason.clone().unwrap_or_default(),
                stands: !replaced.contains(&fact.id),
            })
        })
        .collect()
}

/// What a kind of fact is called, and which information it is. Kinds that are bookkeeping (a
/// return said the same again) are not shown.
fn kind(kind: &str) -> Option<(&'static str, FieldClass)> {
    Some(match kind {
        people::Identity::KIND => ("Who they are", FieldClass::Identity),
        people::Name::KIND => ("What they are called", FieldClass::Identity),
        people::Statement::KIND => ("In their words", people::Statement::CLASS),
        people::PersonWhoMatters::KIND => ("A person who matters", people::PersonWhoMatters::CLASS),
        people::PlaceThatMatters::KIND => ("A place that matters", people::PlaceThatMatters::CLASS),
        people::Contact::KIND => ("Time together", people::Contact::CLASS),
        people::Document::KIND => ("Document", people::Document::CLASS),
        people::Sibling::KIND => ("Brother or sister", FieldClass::Identity),
        people::Withdrawn::KIND => ("Taken back", FieldClass::Notes),
        looked_after::Episode::KIND => ("Episode of care", FieldClass::CareHistory),
        looked_after::Review::KIND => ("Review", FieldClass::CareHistory),
        looked_after::Missing::KIND => ("Missing", FieldClass::Safety),
        looked_after::HealthYear::KIND => ("Health in a year", FieldClass::Health),
        looked_after::LeaverYear::KIND => ("After care", FieldClass::Education),
        looked_after::Adoption::KIND | looked_after::AdoptionPlan::KIND => {
            ("Adoption", FieldClass::CareHistory)
        }
        looked_after::Permanence::KIND => ("Permanence before care", FieldClass::CareHistory),
        looked_after::SocialWorkerSpan::KIND => ("Social worker", FieldClass::Workers),
        looked_after::DeprivationOfLiberty::KIND => ("Liberty order", FieldClass::Legal),
        looked_after::Unaccompanied::KIND => ("Came alone", FieldClass::Characteristics),
        plans::Plan::KIND => ("Plan", FieldClass::Plans),
        plans::Action::KIND => ("Something to do", FieldClass::Plans),
        plans::ActionDone::KIND => ("Done", FieldClass::Plans),
        plans::PlanReviewed::KIND => ("Plan looked at", FieldClass::Plans),
        plans::Adulthood::KIND => ("Life at 21, 30 and 50", FieldClass::Plans),
        plans::FamilyOption::KIND => ("Who could be family", FieldClass::Plans),
        plans::StepToFamily::KIND => ("Step to a family", FieldClass::Plans),
        plans::Conference::KIND => ("Family group conference", FieldClass::Plans),
        plans::SafetyMap::KIND => ("Map of worries and what works", FieldClass::Safety),
        crate::homes::WithOthers::KIND => ("Living with others", FieldClass::Whereabouts),
        workshops::Opened::KIND => ("Workshop", FieldClass::Plans),
        community::Introduced::KIND => ("Introduced in the community", FieldClass::Plans),
        community::StillGoing::KIND => ("Whether they still go", FieldClass::Plans),
        huddle::Card::KIND => ("Brought to a huddle", FieldClass::Plans),
        huddle::HuddleAction::KIND => ("Agreed at a huddle", FieldClass::Plans),
        huddle::HuddleActionDone::KIND => ("Came of a huddle", FieldClass::Plans),
        huddle::Looked::KIND => ("Looked at by a huddle", FieldClass::Plans),
        asks::Ask::KIND => ("Asked a specialist", FieldClass::Asks),
        asks::Answer::KIND => ("A specialist answered", FieldClass::Asks),
        events::Away::KIND => ("Missing", FieldClass::Safety),
        events::TalkedAfter::KIND => ("Talk after being missing", FieldClass::Safety),
        events::Police::KIND => ("Police", FieldClass::Safety),
        events::Exploitation::KIND => ("Somebody may be using them", FieldClass::Safety),
        events::EmergencyCare::KIND => ("A&E", FieldClass::Health),
        events::Substance::KIND => ("Drugs or alcohol", FieldClass::Health),
        events::Learning::KIND => ("School and work", FieldClass::Education),
        events::Withdrawn::KIND => ("Taken back", FieldClass::Safety),
        looked_after::Withdrawn::KIND => ("Taken back", FieldClass::CareHistory),
        _ => return None,
    })
}

/// A fact in one line.
fn gist(fact: &Fact) -> String {
    if let Ok(said) = fact.read::<people::Statement>() {
        return format!("“{}”", said.text);
    }
    if let Ok(said) = fact.read::<people::Contact>() {
        return said.note;
    }
    if let Ok(said) = fact.read::<people::PersonWhoMatters>() {
        return format!("{}, {}", said.name, said.relation);
    }
    if let Ok(said) = fact.read::<people::PlaceThatMatters>() {
        return said.name;
    }
    if let Ok(said) = fact.read::<people::Name>() {
        return format!("{} {}", said.given, said.family);
    }
    if let Ok(said) = fact.read::<looked_after::Episode>() {
        let parts = [
            said.placement.map(|c| c.meaning()),
            said.legal_status.map(|c| c.meaning()),
            said.ceased.map(|c| c.meaning()),
        ];
        return parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    }
    String::new()
}

fn draw(view: &View, lines: &[Line], at: usize) -> Markup {
    let mut listing = Listing::new(
        "entries",
        &Address::new(format!("{}/history", address(view))),
    )
    .columns(
        [
            "What",
            "What it says",
            "True when",
            "Written down",
            "By",
            "From",
            "Why",
        ]
        .map(Column::new),
    )
    .page(at, PAGE, lines.len() as u64)
    .empty(invitation("Nothing has been said that you may see.", None));
    for line in lines.iter().skip((at - 1) * PAGE).take(PAGE) {
        let what = html! {
            (line.what)
            @if !line.stands { " " (Tag::new("replaced")) }
        };
        listing = listing.row([
            Cell::new(what),
            Cell::new(&line.about),
            Cell::new(&line.valid),
            Cell::new(&line.when),
            Cell::new(&line.who),
            Cell::new(&line.source),
            Cell::new(&line.reason),
        ]);
    }
    html! {
        h1.govuk-visually-hidden { "What was said of " (view.person.name()) " and when" }
        (banner(view, false))
        (tabs(view, "/history"))
        p.govuk-body { "Nothing here was ever changed: what was put right is marked as replaced, and stays." }
        (listing)
    }
}

pub(super) fn looked(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let (view, looks) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Looks)?;
        let looks = access::who_looked(tx, &allowed, 500)?;
        Ok((view(tx, &allowed, today, None)?, looks))
    })?;
    let looks: Vec<Looked> = looks
        .into_iter()
        .map(|look| Looked {
            who: match look.persona {
                Some(persona) => format!("{}, {}", look.name, persona.title()).into(),
                None => look.name.into(),
            },
            when: long_moment(look.at).into(),
            what: look.what.into(),
            because: look.because.into(),
        })
        .collect();
    let body = html! {
        h1.govuk-visually-hidden { "Who has looked at the page of " (view.person.name()) }
        (banner(&view, false))
        (tabs(&view, "/looked"))
        p.govuk-body { "Everyone who opened this page, and why they could. The last 500 are shown." }
        (who_has_looked(&looks))
    };
    let back = super::back(visit)?;
    Ok(Reply::page("Who has looked", body)
        .back_to(back.0, back.1)
        .wide())
}
