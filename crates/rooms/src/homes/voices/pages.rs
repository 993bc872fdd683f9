//! What matters to young people, with one provider's answers; and writing both down.

use super::{
    VoiceOf, WhatMatters, WhatMattersAnswer, answer_of, answer_what_matters, say_what_matters,
    speaks_of, voices_answered, what_matters,
};
use crate::homes::home::{KeptHome, home};
use crate::homes::provider::pages::provider_tabs;
use crate::homes::provider::{KeptProvider, provider};
use crate::kept::Kept;
use care::counted;
use care::dates::long_date;
use care::ids::{FactId, HomeId, OrganisationId, SubjectId};
use desk::asked::{Asked, Options, Question};
use desk::components::{Button, Table, button_group, table::Cell};
use desk::form::date_value;
use desk::patterns::{Statement, invitation};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::Capability;
use record::{Refusal, Tx};
use uuid::Uuid;

static SAID: Asked = Asked {
    name: "what-matters",
    title: "What matters to young people",
    lead: "Their words, as they wrote or said them. Nobody tidies them up.",
    questions: &[
        Question::line("topic", "What is it about?", "what it is about"),
        Question::words("words", "In their words", "their words"),
        Question::one_of("of", "Where?", "where", VoiceOf::CHOICES),
        Question::line("whose", "Who says so?", "who says so")
            .hint("A group, for example A Million Voices. Never a name."),
        Question::number(
            "count",
            "How many young people said so?",
            "how many",
            1,
            10_000,
        )
        .optional(),
        Question::past_day("on", "When?", "the day"),
    ],
    save: "Keep their words",
};

static ANSWER: Asked = Asked {
    name: "what-matters-answer",
    title: "What this provider answers",
    lead: "In words for young people: they read it.",
    questions: &[
        Question::past_day("on", "When?", "the day"),
        Question::words("words", "What do they do?", "what they do"),
        Question::line("by", "Who of them says so?", "who says so"),
    ],
    save: "Keep their answer",
};

struct View {
    provider: KeptProvider,
    said: Vec<Kept<WhatMatters>>,
    answers: Vec<Kept<WhatMattersAnswer>>,
    keeps: bool,
}

pub(in crate::homes) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let keeps = visit.caller()?.may(Capability::KeepHomes);
    let view = visit.read(|tx| {
        Ok(View {
            provider: provider(tx, id)?.ok_or(Refusal::NotFound)?,
            said: what_matters(tx)?,
            answers: voices_answered(tx)?,
            keeps,
        })
    })?;
    Ok(Reply::page("What matters to young people", draw(&view)).back_to("Providers", "/providers"))
}

fn draw(view: &View) -> Markup {
    let id = view.provider.id;
    let answered = view
        .said
        .iter()
        .filter(|one| answer_of(&view.answers, id, one.fact).is_some())
        .count();
    html! {
        span.govuk-caption-l { (view.provider.said.name) }
        h1.govuk-heading-l { "What matters to young people" }
        (provider_tabs(id, "voices"))
        p.govuk-body { "In their own words, and what this provider answers. " strong { (answered) " of " (view.said.len()) " answered." } }
        @if view.keeps { (button_group(html! { (Button::link("Write down what young people said", "/what-matters/new").secondary()) })) }
        @if view.said.is_empty() { (invitation("Nothing young people said is written down yet.", None)) }
        @for one in &view.said {
            (Statement::new(one.said.words.clone(), whose(&one.said), long_date(one.said.on)).about(format!("{}: {}", one.said.topic, one.said.of.words())))
            @match answer_of(&view.answers, id, one.fact) {
                Some(answer) => p.govuk-body { strong { (view.provider.said.name) } ": " (answer.said.words) " " span.govuk-hint { (answer.said.by) ", " (long_date(answer.said.on)) } },
                None => p.govuk-body {
                    span.hw-not-known { "No answer yet." }
                    @if view.keeps { " " a.govuk-link href={ "/providers/" (id) "/voices/" (one.fact) } { "Write their answer down" span.govuk-visually-hidden { ": " (one.said.topic) } } }
                },
            }
        }
    }
}

fn whose(said: &WhatMatters) -> String {
    match said.count {
        Some(count) => format!(
            "{}, {}",
            said.whose,
            counted(count, "young person", "young people")
        ),
        None => said.whose.clone(),
    }
}

pub(in crate::homes) fn new_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let on = date_value(visit.today());
    let back = ("Providers", "/providers".to_owned());
    SAID.page(visit, "", back, &[("on", &on)], &Options::default())
}

pub(in crate::homes) fn new(visit: &mut Visit) -> Result<Reply, Refusal> {
    let said: WhatMatters = SAID.read(visit, &Options::default())?.into()?;
    let id = SubjectId(Uuid::now_v7());
    visit.write(|tx| Ok(say_what_matters(tx, id, &said)?))?;
    Ok(Reply::redirect("/providers")
        .saying("Kept. Every provider is asked for an answer on their page"))
}

pub(in crate::homes) fn answer_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let (provider, said) = visit.read(|tx| {
        let provider = provider(tx, id)?.ok_or(Refusal::NotFound)?;
        let said = what_matters(tx)?
            .into_iter()
            .find(|one| one.fact == fact)
            .ok_or(Refusal::NotFound)?;
        Ok((provider, said))
    })?;
    let on = date_value(visit.today());
    let back = (
        "What matters to young people",
        format!("/providers/{id}/voices"),
    );
    let about = format!("{}: “{}”", provider.said.name, said.said.words);
    ANSWER.page(visit, &about, back, &[("on", &on)], &Options::default())
}

pub(in crate::homes) fn answer(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: OrganisationId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let answers = ANSWER.read(visit, &Options::default())?;
    let said: WhatMattersAnswer = answers.and("about", fact).into()?;
    visit.write(|tx| {
        provider(tx, id)?.ok_or(Refusal::NotFound)?;
        answer_what_matters(tx, id, &said)
    })?;
    Ok(Reply::redirect(format!("/providers/{id}/voices")).saying("Kept"))
}

/// What young people said, beside each of some homes' providers' answers: for the page that compares.
pub(in crate::homes) fn beside(
    tx: &mut Tx<'_>,
    wanted: &[HomeId],
) -> Result<Option<Markup>, Refusal> {
    let said = what_matters(tx)?;
    let answers = voices_answered(tx)?;
    let mut homes: Vec<KeptHome> = Vec::new();
    for id in wanted {
        homes.extend(home(tx, *id)?);
    }
    if said.is_empty() || homes.is_empty() {
        return Ok(None);
    }
    let heads = std::iter::once(Cell::new("What young people said"))
        .chain(homes.iter().map(|home| Cell::new(home.said.name.clone())));
    let mut table = Table::bare().head(heads).row_heads(true);
    for one in &said {
        if !homes.iter().any(|home| speaks_of(&one.said, home)) {
            continue;
        }
        let first = Cell::new(html! {
            "“" (one.said.words) "”" br;
            span.govuk-hint { (whose(&one.said)) }
        });
        table = table.row(std::iter::once(first).chain(homes.iter().map(|home| {
            Cell::new(match answer_of(&answers, home.said.provider, one.fact) {
                _ if !speaks_of(&one.said, home) => html! { "Not said of such a home" },
                Some(answer) => html! {
                    (answer.said.words) br;
                    span.govuk-hint { (answer.said.by) ", " (long_date(answer.said.on)) }
                },
                None => html! { span.hw-not-known { "No answer yet" } },
            })
        })));
    }
    Ok(Some(html! {
        h2.govuk-heading-m { "What young people said matters" }
        p.govuk-body { "In their words, and what each provider answers. It is there to read and to talk about, and counts for nothing else." }
        (table.scrolling("What young people said matters"))
    }))
}
