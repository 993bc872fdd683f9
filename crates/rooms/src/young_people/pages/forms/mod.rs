//! Writing something down about a young person, putting it right, taking it back.
//!
//! Each form has its page and its reading beside each other. The fact in an address (`…/{fact}`)
//! is the version the writer saw: if another stands by now, both are shown and nothing is lost.

mod document;
mod doors;
mod episode;
mod newcomer;
mod said;
mod take_back;
mod who;

pub(super) use document::{MOST, document, document_page, open_document};
pub(super) use doors::{conflict, conflict_page, glass, glass_page};
pub(super) use episode::{episode, episode_page};
pub(super) use newcomer::{newcomer, newcomer_page};
pub(super) use said::{
    contact, contact_page, person, person_page, place, place_page, said, said_page,
};
pub(super) use take_back::{take_back, take_back_page};
pub(super) use who::{name, name_page, sibling, sibling_page};

use crate::people::{self, OfAPerson};
use crate::young_people::of_one::{View, for_form};
use crate::young_people::pages::one::{address, banner};
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, DateInput, Input, Radios};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, find};

fn id(visit: &Visit) -> Result<YoungPersonId, Refusal> {
    visit.id("id")
}

fn seen(visit: &Visit) -> Result<Option<FactId>, Refusal> {
    match visit.part("fact") {
        None => Ok(None),
        Some(_) => visit.id("fact").map(Some),
    }
}

/// The frame of every form about a young person: whose page it is, always in sight.
fn framed(view: &View, title: &str, form: &Form, fields: &Markup, save: &str) -> Reply {
    framed_as(view, title, form, fields, save, None)
}

/// The same, for a form that sends a file with it.
fn framed_with_file(view: &View, title: &str, form: &Form, fields: &Markup, save: &str) -> Reply {
    framed_as(view, title, form, fields, save, Some("multipart/form-data"))
}

fn framed_as(
    view: &View,
    title: &str,
    form: &Form,
    fields: &Markup,
    save: &str,
    sent_as: Option<&str>,
) -> Reply {
    let body = html! {
        (banner(view, false))
        h1.govuk-heading-l { (title) }
        form method="post" enctype=[sent_as] data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (fields)
            (Button::submit(save))
            p.govuk-body { a.govuk-link href=(address(view)) { "Leave without saving" } }
        }
    };
    Reply::page(title, body).back_to("Back to their page", address(view))
}

fn done(id: YoungPersonId, words: &str) -> Reply {
    Reply::redirect(format!("/young-people/{id}")).saying(words)
}

fn radios<T: Copy>(
    form: &Form,
    name: &'static str,
    legend: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Radios {
    Radios::new(name, legend)
        .choices(all.iter().map(|one| (code(*one), words(*one))))
        .value(form.value(name))
        .error_if(form.error(name))
}

fn input(form: &Form, name: &'static str, label: &str) -> Input {
    Input::new(name, label)
        .value(form.value(name))
        .error_if(form.error(name))
}

fn date(form: &Form, name: &'static str, legend: &str) -> DateInput {
    DateInput::new(name, legend)
        .typed_date(form.date_typed(name))
        .error_if(form.error(name))
}

/// The reason a correction needs.
fn reason(form: &Form, correcting: bool) -> Markup {
    html! {
        @if correcting {
            (input(form, "reason", "Why are you putting this right?")
                .hint("It stays in the history beside what was said before."))
        }
    }
}

fn read_reason(form: &mut Form, correcting: bool) -> desk::form::Field<String> {
    if correcting {
        form.text("reason", "why you are putting this right")
            .at_most(500)
            .required()
    } else {
        desk::form::Field::known(String::new())
    }
}

/// What the form of a kind starts from: what stands, when it is put right.
fn starting<C: OfAPerson>(
    visit: &Visit,
    name: &str,
    fields: impl Fn(&C) -> Vec<(&'static str, String)>,
    otherwise: &[(&str, &str)],
) -> Result<(View, Form), Refusal> {
    let (id, seen) = (id(visit)?, seen(visit)?);
    let action = if seen.is_some() {
        Action::Correct
    } else {
        Action::Add
    };
    let (view, held) = visit.read(|tx| {
        let (allowed, view) = for_form(tx, id, action, C::CLASS)?;
        let held = match seen {
            // What was replaced meanwhile is still shown: the answer will say so.
            Some(fact) => people::one_said::<C>(tx, &allowed, fact)
                .ok()
                .map(|said| said.said),
            None => None,
        };
        Ok((view, held))
    })?;
    let form = match held {
        Some(held) => {
            let values = fields(&held);
            let values: Vec<(&str, &str)> = values
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            visit.form(name, &values)?
        }
        None => visit.form(name, otherwise)?,
    };
    Ok((view, form))
}

/// Says it, or puts it right.
fn save<C: OfAPerson>(
    visit: &mut Visit,
    said: &C,
    reason: &str,
    words: &str,
) -> Result<Reply, Refusal> {
    let (id, seen) = (id(visit)?, seen(visit)?);
    visit.write(|tx| match seen {
        None => {
            let allowed = find(tx, id)?.allow_for(Action::Add, C::CLASS)?;
            people::say(tx, &allowed, said)
        }
        Some(fact) => {
            let allowed = find(tx, id)?.allow_for(Action::Correct, C::CLASS)?;
            people::put_right(tx, &allowed, fact, said, reason)
        }
    })?;
    Ok(done(id, words))
}
