//! Time together, written down in seconds: one line, how long, where, and what was promised.

use super::parts::{Page, Who, area, day, leave};
use crate::people::{self, Contact, ContactPlace, Words};
use care::dates::{long_date, plus_days};
use care::ids::YoungPersonId;
use care::{Date, Minutes};
use desk::components::{Button, Checkboxes, Choice, Input, Radios, button_group};
use desk::form::{Form, date_value};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass, find};
use uuid::Uuid;

/// The minutes one tap gives.
const MINUTES: [&str; 6] = ["10", "20", "30", "40", "60", "90"];
/// The days to a promise that one tap gives.
const PROMISES: [(&str, &str, i32); 2] = [("7", "In a week", 7), ("14", "In two weeks", 14)];

struct View {
    who: Who,
    /// Brothers and sisters the reader may write about as well.
    siblings: Vec<(YoungPersonId, String)>,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Notes)?;
        let open = people::permitted_to(tx, Action::Add, &[FieldClass::Notes])?;
        let mut siblings = Vec::new();
        for one in people::siblings(tx, &allowed)? {
            if let Some(person) = people::person(tx, one)?.filter(|_| open.contains(&one)) {
                siblings.push((one, person.short_name()));
            }
        }
        Ok(View { who, siblings })
    })?;
    let form = visit.form("log", &[("on", &date_value(today))])?;
    let page = Page {
        title: &format!("Time with {}", view.who.short),
        about: "My young people",
        back: ("My young people", "/my-young-people".to_owned()),
    };
    let buttons = button_group(html! {
        (Button::submit("Save: their words").name("words").value(Words::YoungPerson.code()))
        (Button::submit("Save: my words").name("words").value(Words::Worker.code()).secondary())
    });
    // Without a connection the note waits, sealed, on the device.
    let sealing = desk::outbox::sealing(visit)?
        .then("/my-young-people")
        .needs("note", "Write one line first.")
        .needs("minutes", "Say how many minutes first.")
        .needs("place", "Say where it was first.");
    let fields = html! {
        (sealing)
        input type="hidden" name="drawn_on" value=(date_value(today));
        (fields(&form, &view, today))
    };
    Ok(page.with_buttons(&form, &fields, &buttons))
}

fn fields(form: &Form, view: &View, today: Date) -> Markup {
    let minutes = MINUTES
        .map(|n| Choice::new(n, n))
        .into_iter()
        .chain([Choice::new("other", "Another").reveals(html! {
            (Input::new("other_minutes", "How many minutes?").inputmode("numeric")
                .value(form.value("other_minutes")).error_if(form.error("other_minutes")))
        })]);
    let promises = PROMISES
        .map(|(code, words, days)| {
            Choice::new(
                code,
                format!("{words}, {}", long_date(plus_days(today, days))),
            )
        })
        .into_iter()
        .chain([
            Choice::new("other", "Another day")
                .reveals(html! { (day(form, "next_on", "Which day?")) }),
            Choice::new("none", "I made no promise"),
        ]);
    html! {
        (area(form, "note", "One line", 2)
            .hint("As they said it, or as you would say it to them.")
            // A browser keeps what is typed in its own files unless it is told not to.
            .set("autocomplete", "off")
            .set("autofocus", "autofocus"))
        (Radios::new("minutes", "How many minutes?").choices(minutes).class("hw-taps")
            .value(form.value("minutes")).error_if(form.error("minutes")))
        (Radios::new("place", "Where?")
            .choices(ContactPlace::ALL.map(|one| (one.code(), one.words())))
            .value(form.value("place")).error_if(form.error("place")))
        @if !view.siblings.is_empty() {
            (Checkboxes::new("also", "Who else was there?")
                .hint("The same note goes on their page too.")
                .choices(view.siblings.iter().map(|(id, name)| (id.to_string(), name.clone())))
                .values(form.values("also")).error_if(form.error("also")))
        }
        (Radios::new("next", "When did you say you would next be in touch? (optional)")
            .choices(promises)
            .value(form.value("next")).error_if(form.error("next")))
        details.govuk-details {
            summary.govuk-details__summary { span.govuk-details__summary-text { "It was not today" } }
            div.govuk-details__text { (day(form, "on", "When was it?")) }
        }
    }
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let note = form.text("note", "one line").at_most(4_000).required();
    let minutes = if form.value("minutes") == "other" {
        form.number("other_minutes", "how many minutes")
            .between(1, 1_440)
            .required()
    } else {
        form.choice("minutes", "how many minutes", |code| {
            MINUTES.contains(&code).then(|| code.parse::<i64>().ok())?
        })
        .required()
    };
    let place = form
        .choice("place", "where it was", ContactPlace::parse)
        .required();
    let words = form
        .choice("words", "whose words these are", Words::parse)
        .required();
    let also = form.choices("also", "who else was there", |id| {
        id.parse::<YoungPersonId>().ok()
    });
    let on = form.date("on", "the day").not_after_today(today).required();
    // Promised when the page was drawn: it may have waited since for a connection.
    let drawn_on = care::dates::parse_date(form.value("drawn_on"))
        .filter(|day| *day <= today)
        .unwrap_or(today);
    let next_on = match form.value("next") {
        "other" => form
            .date("next_on", "the day you promised")
            .not_before(drawn_on)
            .required()
            .map(Some),
        chosen => {
            let days = PROMISES.iter().find(|(code, ..)| *code == chosen);
            desk::form::Field::known(days.map(|(_, _, days)| plus_days(drawn_on, *days)))
        }
    };
    let (note, minutes, place, words, also, on, next_on) =
        form.all_of((note, minutes, place, words, also, on, next_on))?;
    let several = !also.is_empty();
    let together = several.then(Uuid::now_v7);
    let said = Contact {
        on,
        minutes: Minutes(u32::try_from(minutes).unwrap_or(0)),
        place,
        note,
        words,
        with: None,
        next_on,
        together,
    };
    let name = visit.write(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Notes)?;
        let siblings = people::siblings(tx, &allowed)?;
        people::say(tx, &allowed, &said)?;
        for other in &also {
            if !siblings.contains(other) {
                return Err(Refusal::invalid("also", "Select who else was there"));
            }
            let allowed = find(tx, *other)?.allow_for(Action::Add, FieldClass::Notes)?;
            people::say(tx, &allowed, &said)?;
        }
        Ok(who.short)
    })?;
    let others = match also.len() {
        0 => String::new(),
        1 => " and one more".to_owned(),
        n => format!(" and {n} more"),
    };
    Ok(Reply::redirect("/my-young-people")
        .saying(format!("Saved {} with {name}{others}", said.minutes)))
}
