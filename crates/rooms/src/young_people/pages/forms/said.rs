//! What was said, who and what matters, time together.

use super::{date, framed, input, radios, read_reason, reason, save, seen, starting};
use crate::people::{
    About, Contact, ContactPlace, PersonWhoMatters, PlaceThatMatters, Statement, Words,
};
use crate::plans::{self, Place};
use care::Minutes;
use desk::components::Textarea;
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;

pub(in super::super) fn said_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let about = visit.query("about").unwrap_or("strength").to_owned();
    let today = date_value(visit.today());
    let (view, form) = starting::<Statement>(
        visit,
        "said",
        |held| {
            vec![
                ("about", held.about.code().to_owned()),
                ("text", held.text.clone()),
                ("words", held.words.code().to_owned()),
                ("said_on", date_value(held.said_on)),
            ]
        },
        &[
            ("about", &about),
            ("words", Words::YoungPerson.code()),
            ("said_on", &today),
        ],
    )?;
    let correcting = seen(visit)?.is_some();
    let prompt = visit.read(|tx| Ok(plans::prompt_at(tx, Place::Statement)?))?;
    let fields = html! {
        (plans::prompt(&prompt))
        (Textarea::new("text", "What did they say?")
            .hint("In their own words, as they said them.")
            .rows(4u16)
            .value(form.value("text")).error_if(form.error("text")))
        (radios(&form, "about", "What is it about?", &About::ALL, About::code, About::words))
        (radios(&form, "words", "Whose words are these?", &Words::ALL, Words::code, Words::words))
        (date(&form, "said_on", "When was it said?"))
        (reason(&form, correcting))
    };
    Ok(framed(
        &view,
        "What was said",
        &form,
        &fields,
        "Save what was said",
    ))
}

pub(in super::super) fn said(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let text = form
        .text("text", "what they said")
        .at_most(4_000)
        .required();
    let about = form
        .choice("about", "what it is about", About::parse)
        .required();
    let words = form
        .choice("words", "whose words these are", Words::parse)
        .required();
    let said_on = form
        .date("said_on", "the day it was said")
        .not_after_today(today)
        .required();
    let reason = read_reason(&mut form, correcting);
    let (text, about, words, said_on, reason) =
        form.all_of((text, about, words, said_on, reason))?;
    save(
        visit,
        &Statement {
            about,
            text,
            words,
            said_on,
        },
        &reason,
        "Saved what was said",
    )
}

// people and places that matter

pub(in super::super) fn person_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (view, form) = starting::<PersonWhoMatters>(
        visit,
        "who-matters",
        |held| {
            vec![
                ("name", held.name.clone()),
                ("relation", held.relation.clone()),
                (
                    "keeps_in_touch",
                    held.keeps_in_touch.clone().unwrap_or_default(),
                ),
                (
                    "every_days",
                    held.every_days.map_or(String::new(), |d| d.to_string()),
                ),
                (
                    "last_contact",
                    held.last_contact.map_or(String::new(), date_value),
                ),
            ]
        },
        &[],
    )?;
    let correcting = seen(visit)?.is_some();
    let prompt = visit.read(|tx| Ok(plans::prompt_at(tx, Place::WhoMatters)?))?;
    let fields = html! {
        (plans::prompt(&prompt))
        (input(&form, "name", "Name").hint("As they call them: “Nan”, “Uncle Joe”."))
        (input(&form, "relation", "Who are they to them?").hint("For example, grandmother or best friend."))
        (input(&form, "keeps_in_touch", "How do they keep in touch? (optional)"))
        (input(&form, "every_days", "How often have they agreed to be in touch, in days? (optional)").inputmode("numeric"))
        (date(&form, "last_contact", "When were they last in touch? (optional)"))
        (reason(&form, correcting))
    };
    Ok(framed(
        &view,
        "Somebody who matters",
        &form,
        &fields,
        "Save",
    ))
}

pub(in super::super) fn person(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let name = form.text("name", "their name").at_most(200).required();
    let relation = form
        .text("relation", "who they are to them")
        .at_most(200)
        .required();
    let touch = form
        .text("keeps_in_touch", "how they keep in touch")
        .at_most(500)
        .optional();
    let every = form
        .number("every_days", "how often")
        .between(1, 366)
        .optional();
    let last = form
        .date("last_contact", "the last contact")
        .not_after_today(today)
        .optional();
    let reason = read_reason(&mut form, correcting);
    let (name, relation, keeps_in_touch, every, last_contact, reason) =
        form.all_of((name, relation, touch, every, last, reason))?;
    let said = PersonWhoMatters {
        name,
        relation,
        keeps_in_touch,
        every_days: every.and_then(|days| u16::try_from(days).ok()),
        last_contact,
    };
    save(visit, &said, &reason, "Saved somebody who matters")
}

pub(in super::super) fn place_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (view, form) = starting::<PlaceThatMatters>(
        visit,
        "where-matters",
        |held| {
            vec![
                ("name", held.name.clone()),
                ("why", held.why.clone().unwrap_or_default()),
                (
                    "postcode",
                    held.postcode.map_or(String::new(), |p| p.to_string()),
                ),
            ]
        },
        &[],
    )?;
    let correcting = seen(visit)?.is_some();
    let fields = html! {
        (input(&form, "name", "What is the place?").hint("School, club, mosque, the skate park."))
        (input(&form, "why", "Why does it matter? (optional)"))
        (input(&form, "postcode", "Postcode (optional)").autocomplete("off"))
        (reason(&form, correcting))
    };
    Ok(framed(
        &view,
        "A place that matters",
        &form,
        &fields,
        "Save",
    ))
}

pub(in super::super) fn place(visit: &mut Visit) -> Result<Reply, Refusal> {
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let name = form.text("name", "the place").at_most(200).required();
    let why = form.text("why", "why it matters").at_most(500).optional();
    let postcode = form.postcode("postcode", "postcode").optional();
    let reason = read_reason(&mut form, correcting);
    let (name, why, postcode, reason) = form.all_of((name, why, postcode, reason))?;
    save(
        visit,
        &PlaceThatMatters {
            name,
            why,
            postcode,
        },
        &reason,
        "Saved a place that matters",
    )
}

// time together

pub(in super::super) fn contact_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = date_value(visit.today());
    let (view, form) = starting::<Contact>(
        visit,
        "time-together",
        |held| {
            vec![
                ("on", date_value(held.on)),
                ("minutes", held.minutes.0.to_string()),
                ("place", held.place.code().to_owned()),
                ("note", held.note.clone()),
                ("words", held.words.code().to_owned()),
                ("with", held.with.clone().unwrap_or_default()),
                ("next_on", held.next_on.map_or(String::new(), date_value)),
            ]
        },
        &[("on", &today), ("words", Words::Worker.code())],
    )?;
    let correcting = seen(visit)?.is_some();
    let fields = html! {
        (input(&form, "minutes", "How many minutes?").inputmode("numeric"))
        (radios(&form, "place", "Where?", &ContactPlace::ALL, ContactPlace::code, ContactPlace::words))
        (Textarea::new("note", "What happened?")
            .hint("Write it as you would say it to them. They may read it.")
            .rows(4u16)
            .value(form.value("note")).error_if(form.error("note")))
        (radios(&form, "words", "Whose words are these?", &Words::ALL, Words::code, Words::words))
        (date(&form, "on", "When?"))
        (input(&form, "with", "Who was with them? (optional)").hint("Leave blank if it was you."))
        (date(&form, "next_on", "When did you say you would next be in touch? (optional)"))
        (reason(&form, correcting))
    };
    Ok(framed(&view, "Time together", &form, &fields, "Save"))
}

pub(in super::super) fn contact(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let correcting = seen(visit)?.is_some();
    let mut form = visit.posted()?;
    let minutes = form
        .number("minutes", "how many minutes")
        .between(1, 1_440)
        .required();
    let place = form
        .choice("place", "where it was", ContactPlace::parse)
        .required();
    let note = form
        .text("note", "what happened")
        .at_most(20_000)
        .required();
    let words = form
        .choice("words", "whose words these are", Words::parse)
        .required();
    let on = form.date("on", "the day").not_after_today(today).required();
    let with = form
        .text("with", "who was with them")
        .at_most(200)
        .optional();
    let next_on = form.date("next_on", "the next contact").optional();
    let reason = read_reason(&mut form, correcting);
    let (minutes, place, note, words, on, with, next_on, reason) =
        form.all_of((minutes, place, note, words, on, with, next_on, reason))?;
    let minutes = Minutes(u32::try_from(minutes).unwrap_or(0));
    let said = Contact {
        on,
        minutes,
        place,
        note,
        words,
        with,
        next_on,
        together: None,
    };
    save(visit, &said, &reason, "Saved the time together")
}
