//! What matters in a home, in young people's words, and what providers answer.

use crate::about_one::{Page, area, day};
use crate::homes;
use crate::voice::{About, Agreed, Matters, MattersAnswered, answer, matters, say_matters};
use care::dates::long_date;
use care::ids::{OrganisationId, SubjectId};
use desk::components::{Button, Input, Radios, Select, SelectItem};
use desk::patterns::Statement;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use std::collections::HashMap;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (all, names) = visit.read(|tx| {
        let names: HashMap<OrganisationId, String> = homes::all_providers(tx)?
            .into_iter()
            .map(|one| (one.id, one.said.name))
            .collect();
        Ok((matters(tx)?, names))
    })?;
    let answered = all.iter().filter(|one| !one.answers.is_empty()).count();
    let body = html! {
        h1.govuk-heading-l { "What matters to young people" }
        p.govuk-body { "In their words, the most said first. Nobody rewrites them. " (answered) " of " (all.len()) " are answered by a provider." }
        (Button::link("Write down what matters", "/participation/matters/new"))
        @for one in &all {
            (Statement::new(one.words.as_str(), format!("Said by {} young people", one.said_by), one.on).about(one.about.words()))
            @for (provider, agreed, words, on) in &one.answers {
                p.govuk-body {
                    strong { (names.get(provider).map_or("A provider", String::as_str)) } ": " (agreed.words()) ". " (words)
                    " " span.govuk-hint { (long_date(*on)) }
                }
            }
            p.govuk-body { a.govuk-link href={ "/participation/matters/" (one.statement.0) "/answer" } {
                "Write down a provider’s answer" span.govuk-visually-hidden { " to: " (one.words) }
            } }
        }
    };
    Ok(
        Reply::page("What matters to young people", body)
            .back_to("Participation", "/participation"),
    )
}

fn framed(title: &'static str) -> Page<'static> {
    Page {
        title,
        about: "What matters to young people",
        back: ("What matters", "/participation/matters".to_owned()),
    }
}

pub(super) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("matters", &[])?;
    let fields = html! {
        (area(&form, "words", "What did they say?", 3).hint("As they said it. It is never rewritten, and nobody is named."))
        (Radios::new("about", "What is it about?").choices(About::ALL.iter().map(|one| (one.code(), one.words())))
            .value(form.value("about")).error_if(form.error("about")))
        (Input::new("said_by", "How many young people said it?").inputmode("numeric")
            .value(form.value("said_by")).error_if(form.error("said_by")))
        (day(&form, "on", "When?"))
    };
    Ok(framed("Write down what matters").around(&form, &fields, "Save their words"))
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let mut form = visit.posted()?;
    let words = form
        .text("words", "what they said")
        .at_most(1_000)
        .required();
    let about = form
        .choice("about", "what it is about", About::parse)
        .required();
    let said_by = form
        .number("said_by", "how many")
        .between(1, 10_000)
        .required();
    let on = form.date("on", "the day").not_after_today(today).required();
    let (words, about, said_by, on) = form.all_of((words, about, said_by, on))?;
    let said = Matters {
        about,
        words,
        said_by: u16::try_from(said_by).unwrap_or(1),
        on,
    };
    visit.write(|tx| say_matters(tx, &said))?;
    Ok(Reply::redirect("/participation/matters").saying("Their words are kept"))
}

pub(super) fn answer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let statement = SubjectId(visit.id("statement")?);
    let (one, providers) = visit.read(|tx| {
        let one = matters(tx)?
            .into_iter()
            .find(|one| one.statement == statement)
            .ok_or(Refusal::NotFound)?;
        Ok((one, homes::all_providers(tx)?))
    })?;
    let form = visit.form("answer", &[])?;
    let items = providers
        .into_iter()
        .map(|one| SelectItem::new(one.id.to_string(), one.said.name));
    let fields = html! {
        (Statement::new(one.words.as_str(), format!("Said by {} young people", one.said_by), one.on))
        (Select::new("provider", "Which provider?").items([SelectItem::new("", "Choose")]).items(items)
            .value(form.value("provider")).error_if(form.error("provider")))
        (Radios::new("agreed", "What do they answer?").choices(Agreed::ALL.iter().map(|one| (one.code(), one.words())))
            .value(form.value("agreed")).error_if(form.error("agreed")))
        (area(&form, "words", "In their words", 3))
    };
    Ok(framed("A provider’s answer").around(&form, &fields, "Save their answer"))
}

pub(super) fn answered(visit: &mut Visit) -> Result<Reply, Refusal> {
    let statement = SubjectId(visit.id("statement")?);
    let mut form = visit.posted()?;
    let provider = form
        .choice("provider", "the provider", |id| {
            id.parse::<OrganisationId>().ok()
        })
        .required();
    let agreed = form
        .choice("agreed", "what they answer", Agreed::parse)
        .required();
    let words = form.text("words", "their words").at_most(1_000).required();
    let (provider, agreed, words) = form.all_of((provider, agreed, words))?;
    let said = MattersAnswered {
        provider,
        agreed,
        words,
    };
    visit.write(|tx| answer(tx, statement, &said))?;
    Ok(Reply::redirect("/participation/matters")
        .saying("Young people can read it on their own page"))
}
