//! What waits for me: a specialist's screen, and a partner's: what they are asked, and nothing else.

use super::block::day_of;
use crate::about_one::names;
use crate::asks::held::{Asked, Waits, my_asks};
use crate::people;
use crate::plans;
use care::Date;
use care::dates::plus_days;
use care::ids::{MemberId, YoungPersonId};
use desk::components::{Colour, Tag};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::{Refusal, Timestamp};
use std::collections::HashMap;

/// Hours after which an open question is marked: three days.
const LONG: i64 = 72;

/// Days ahead within which what one took on is shown.
const SOON: i32 = 14;

struct View {
    waits: Waits,
    called: HashMap<YoungPersonId, String>,
    names: HashMap<MemberId, String>,
    now: Timestamp,
    partner: bool,
    /// What somebody of an agency took on, and is due.
    owed: Vec<plans::Overdue>,
    today: Date,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = visit.read(|tx| {
        let waits = my_asks(tx)?;
        let partner = tx.caller().agency().is_some();
        let today = tx.today();
        let owed = match partner {
            true => plans::overdue(tx, plus_days(today, SOON))?,
            // A council worker's own are on the page their day begins with.
            false => Vec::new(),
        };
        let mut called = HashMap::new();
        for one in &owed {
            if let Some(person) = people::person(tx, one.young_person)? {
                called.insert(one.young_person, person.name());
            }
        }
        let all = [
            &waits.for_me,
            &waits.for_mine,
            &waits.answered,
            &waits.i_asked,
        ];
        for one in all.into_iter().flatten() {
            if let Some(person) = people::person(tx, one.young_person)? {
                called.insert(one.young_person, person.name());
            }
        }
        Ok(View {
            called,
            names: names(tx)?,
            now: tx.now(),
            partner,
            owed,
            today,
            waits,
        })
    })?;
    Ok(Reply::page("Asks", draw(&view)))
}

fn draw(view: &View) -> Markup {
    let waits = &view.waits;
    html! {
        h1.govuk-heading-l { "Asks" }
        p.govuk-body { "One question, answered in plain words. No referral form, no appointment." }
        (plans::taken_on(&view.owed, &view.called, view.today))
        h2.govuk-heading-m { "Waiting for me" }
        @if waits.for_me.is_empty() { (invitation("Nobody waits for you.", None)) }
        (list(view, &waits.for_me, true))
        @if !waits.for_mine.is_empty() {
            h2.govuk-heading-m { "Waiting for a colleague of mine" }
            (list(view, &waits.for_mine, true))
        }
        @if !waits.answered.is_empty() {
            h2.govuk-heading-m { "My answers" }
            (list(view, &waits.answered, false))
        }
        @if !view.partner {
            h2.govuk-heading-m { "What I asked" }
            @if waits.i_asked.is_empty() { p.govuk-body { "You ask from a young person’s page." } }
            (list(view, &waits.i_asked, false))
        }
    }
}

fn list(view: &View, all: &[Asked], answers: bool) -> Markup {
    let name = |id: &MemberId| view.names.get(id).map_or("Somebody", String::as_str);
    html! {
        ul.govuk-list.hw-people {
            @for one in all {
                @let about = view.called.get(&one.young_person).map_or("A young person", String::as_str);
                @let at = format!("/young-people/{}/ask/{}", one.young_person, one.fact);
                li {
                    p.govuk-body-s."govuk-!-margin-bottom-1" {
                        (about) ". " (name(&one.by)) " asked " (name(&one.of)) ", " (day_of(one.at))
                        @if one.answer.is_none() && one.hours(view.now) > LONG { " " (Tag::new("Waiting long").colour(Colour::Red)) }
                    }
                    p.govuk-body { (one.question) }
                    @match &one.answer {
                        Some(answer) => p.govuk-body { strong { (name(&answer.by)) ": " } (answer.words) },
                        None => @if answers { p.govuk-body { a.govuk-link href=(at) { "Answer" span.govuk-visually-hidden { " the question about " (about) } } } }
                            @else { p.govuk-body { (Tag::new("Waiting for an answer").colour(Colour::Yellow)) } },
                    }
                }
            }
        }
    }
}
