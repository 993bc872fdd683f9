//! What every page about one young person has: whom it is about, and the frame of a form. Rooms
//! share it as they share the table of postcodes.

use crate::people;
use care::ids::{MemberId, YoungPersonId};
use care::{Date, Period};
use desk::Reply;
use desk::components::{Button, DateInput, Input, Textarea};
use desk::form::Form;
use maud::{Markup, html};
use record::access::{self, Action, Allowed, FieldClass, find};
use record::{Fault, Refusal, Tx};
use std::collections::HashMap;

/// A young person whose page is open to the reader.
pub(crate) struct Who {
    pub(crate) id: YoungPersonId,
    pub(crate) name: String,
    pub(crate) short: String,
}

impl Who {
    pub(crate) fn address(&self) -> String {
        format!("/young-people/{}", self.id)
    }
}

/// What to call somebody whose page is open; the council's number to who may not know the name.
pub(crate) fn who(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Who, Refusal> {
    let mut person = people::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    if !allowed.sees(FieldClass::Identity) {
        (person.given, person.family, person.known_as) = (None, None, None);
    }
    Ok(Who {
        id: person.id,
        name: person.name(),
        short: person.short_name(),
    })
}

/// Leave for a form about one young person, and what to call them.
pub(crate) fn leave(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    action: Action,
    class: FieldClass,
) -> Result<(Allowed, Who), Refusal> {
    let allowed = find(tx, id)?.allow_for(action, class)?;
    let who = who(tx, &allowed)?;
    Ok((allowed, who))
}

/// Everybody's name who may have said something.
pub(crate) fn names(tx: &mut Tx<'_>) -> Result<HashMap<MemberId, String>, Fault> {
    let all = access::members(tx)?;
    Ok(all.into_iter().map(|one| (one.id, one.name)).collect())
}

/// A form with a page of its own.
pub(crate) struct Page<'a> {
    pub(crate) title: &'a str,
    /// Whom it is about, above the title.
    pub(crate) about: &'a str,
    /// Where one goes without saving.
    pub(crate) back: (&'a str, String),
}

impl Page<'_> {
    /// Around fields, with one button.
    pub(crate) fn around(&self, form: &Form, fields: &Markup, save: &str) -> Reply {
        self.with_buttons(form, fields, &html! { (Button::submit(save)) })
    }

    pub(crate) fn with_buttons(&self, form: &Form, fields: &Markup, buttons: &Markup) -> Reply {
        let (label, back) = &self.back;
        let body = html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                span.govuk-caption-l { (self.about) }
                h1.govuk-heading-l { (self.title) }
                form method="post" data-drafts=(form.drafts_name()) novalidate {
                    (form.guard())
                    (fields)
                    (buttons)
                    p.govuk-body { a.govuk-link href=(back) { "Leave without saving" } }
                }
            } }
        };
        Reply::page(self.title, body).back_to(*label, back.clone())
    }
}

/// A few lines.
pub(crate) fn area(form: &Form, name: &'static str, label: &str, rows: u16) -> Textarea {
    Textarea::new(name, label)
        .rows(rows)
        .value(form.value(name))
        .error_if(form.error(name))
}

/// One line.
pub(crate) fn line(form: &Form, name: &'static str, label: &str) -> Input {
    Input::new(name, label)
        .value(form.value(name))
        .error_if(form.error(name))
}

/// A day.
pub(crate) fn day(form: &Form, name: &'static str, legend: &str) -> DateInput {
    DateInput::new(name, legend)
        .typed_date(form.date_typed(name))
        .error_if(form.error(name))
}

/// Since and until when, in words.
pub(crate) fn lasting(period: Period) -> String {
    let from = care::dates::long_date(period.from);
    match period.until {
        Some(until) => format!("{from} to {}", care::dates::long_date(until)),
        None => format!("since {from}"),
    }
}

/// A day as people say it who look at it today: "today", "tomorrow", "3 days ago", "in 9 days".
pub(crate) fn from_today(day: Date, today: Date) -> String {
    match care::dates::days_between(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        n @ 2.. => format!("in {n} days"),
        n => format!("{} days ago", -n),
    }
}

/// A link to a young person's page.
pub(crate) fn linked(id: YoungPersonId, name: &str) -> Markup {
    html! { a.govuk-link href={ "/young-people/" (id) } { (name) } }
}
