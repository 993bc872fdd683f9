//! "My young people": whoever was promised first comes first.

use super::parts::{from_today, linked};
use crate::events;
use crate::hub::mine::{Mine, mine};
use crate::hub::outreach::{Outreach, outreach};
use crate::hub::team::QUARTER;
use crate::hub::voice::{ANSWER_WITHIN, unanswered};
use crate::people;
use crate::plans;
use care::Date;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Colour, Tag};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use std::collections::HashMap;

/// Days ahead from which on what one owes is shown.
const SOON: i32 = 7;

struct View {
    today: Date,
    mine: Vec<Mine>,
    outreach: Outreach,
    /// What one's own young people told us and nobody has answered: who, the fact, the day.
    told: Vec<(YoungPersonId, FactId, Date)>,
    /// Talks due after one of them was missing.
    talks: Vec<events::TalkDue>,
    /// What one said one would do by now, and for whom.
    owed: (Vec<plans::Overdue>, HashMap<YoungPersonId, String>),
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let view = visit.read(|tx| {
        let me = tx.caller().member();
        let mine = mine(tx)?;
        let held: Vec<YoungPersonId> = mine.iter().map(|one| one.id).collect();
        let contacts = people::contacts_among(tx, plus_days(today, -QUARTER), &held)?;
        let own = contacts
            .iter()
            .filter(|(_, said)| said.recorded_by == me)
            .map(|(_, said)| &said.said);
        let mut told = unanswered(tx)?;
        told.retain(|(of, ..)| mine.iter().any(|one| one.id == *of));
        let mut talks = events::talks_due(tx)?;
        talks.retain(|due| mine.iter().any(|one| one.id == due.young_person));
        let owed = plans::overdue(tx, plus_days(today, SOON))?;
        let mut owed_to: HashMap<YoungPersonId, String> = HashMap::new();
        for one in &owed {
            if let Some(person) = people::person(tx, one.young_person)? {
                owed_to.insert(one.young_person, person.name());
            }
        }
        Ok(View {
            today,
            owed: (owed, owed_to),
            talks,
            told,
            outreach: outreach(own),
            mine,
        })
    })?;
    Ok(Reply::page("My young people", draw(&view)))
}

fn draw(view: &View) -> Markup {
    let (promised, others): (Vec<_>, Vec<_>) =
        view.mine.iter().partition(|one| one.promised.is_some());
    html! {
        h1.govuk-heading-l { "My young people" }
        @if !view.told.is_empty() {
            h2.govuk-heading-m { "They told you something" }
            ul.govuk-list {
                @for (of, fact, on) in &view.told {
                    @let name = view.mine.iter().find(|one| one.id == *of).map_or("A young person", |one| one.name.as_str());
                    @let due = plus_days(*on, ANSWER_WITHIN);
                    li {
                        a.govuk-link href={ "/young-people/" (of) "/told/" (fact) } { (name) }
                        ", " (from_today(*on, view.today)) ". "
                        @if due < view.today { (Tag::new("Answer late").colour(Colour::Red)) }
                        @else { "Answer by " (long_date(due)) }
                    }
                }
            }
        }
        (plans::overdue_list(&view.owed.0, &view.owed.1, view.today))
        @if !view.talks.is_empty() {
            h2.govuk-heading-m { "A talk after being missing" }
            ul.govuk-list {
                @for due in &view.talks {
                    @let name = view.mine.iter().find(|one| one.id == due.young_person).map_or("A young person", |one| one.name.as_str());
                    li {
                        a.govuk-link href={ "/young-people/" (due.young_person) "/talk-after/" (due.missing) } { (name) }
                        ", by " (long_date(due.by)) @if let Some(at) = &due.at { ", " (at.get(..5).unwrap_or(at)) } ". "
                        @if due.by < view.today { (Tag::new("Overdue").colour(Colour::Red)) }
                        @else if let Some(on) = due.offered_on { "Offered on " (long_date(on)) }
                    }
                }
            }
        }
        @if view.mine.is_empty() {
            (invitation("You are nobody’s key worker yet. When a manager names you, they are here.",
                Some(("Young people you may see", "/young-people"))))
        } @else {
            @if !promised.is_empty() {
                h2.govuk-heading-m { "By when you said you would be in touch" }
                ul.govuk-list.hw-people { @for one in promised { (card(one, view.today)) } }
            }
            @if !others.is_empty() {
                h2.govuk-heading-m { "No promise made" }
                ul.govuk-list.hw-people { @for one in others { (card(one, view.today)) } }
            }
        }
        @if view.outreach.contacts > 0 { (share(&view.outreach)) }
    }
}

fn card(one: &Mine, today: Date) -> Markup {
    html! {
        li {
            p.govuk-body."govuk-!-margin-bottom-1" {
                strong { (linked(one.id, &one.name)) }
                @if let Some(age) = one.age { ", " (age) }
                @if let Some(state) = one.state { ". " (state.words()) }
            }
            @if let Some(day) = one.promised {
                p.govuk-body-s."govuk-!-margin-bottom-1" {
                    @if day < today { (Tag::new("Promise passed").colour(Colour::Red)) " " }
                    @else if day == today { (Tag::new("Today").colour(Colour::Green)) " " }
                    "Promised " (long_date(day)) ", " (from_today(day, today))
                }
            }
            p.govuk-body-s {
                @if let Some((on, last)) = &one.last {
                    "Last together " (from_today(*on, today)) ": " (last.minutes) ", "
                    (crate::looked_after::lower_first(last.place.words()))
                } @else { "No time together is written down yet" }
                @if let Some(until) = one.covering_until { ". You cover until " (long_date(until)) }
            }
            (Button::link("Log time", format!("/my-young-people/{}/log", one.id))
                .secondary().class("govuk-!-margin-bottom-0")
                .set("aria-label", format!("Log time with {}", one.name)))
        }
    }
}

/// The share of outreach in words, against two thirds.
pub(super) fn share(outreach: &Outreach) -> Markup {
    let percent = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |n| format!("{n:.0}%"));
    let enough = |part, whole| {
        if Outreach::reached(part, whole) {
            "two thirds reached"
        } else {
            "under two thirds"
        }
    };
    html! {
        h2.govuk-heading-m { "Out and about, last three months" }
        p.govuk-body {
            strong { (percent(outreach.by_minutes())) } " of the minutes ("
            (enough(outreach.minutes_out, outreach.minutes)) ") and "
            strong { (percent(outreach.by_contacts())) } " of the contacts ("
            (outreach.out) " of " (outreach.contacts) ", " (enough(outreach.out, outreach.contacts))
            ") were face to face and not in the hub’s building. "
            strong { (percent(outreach.away())) } " of the minutes were at their own place: an away game."
        }
    }
}
