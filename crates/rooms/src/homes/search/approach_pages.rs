//! Asking one home, by name, with a reason written for it; writing down what was said.

use super::form_pages::address;
use super::kept::{AT_ONCE, Turn};
use super::lay::in_words;
use super::{Approach, Approached, Spoken, approaches, open_search, say_approach, say_word};
use crate::homes::home::form_pages::{framed, input, words};
use crate::homes::home::{KeptHome, home};
use crate::homes::provider::{KeptProvider, provider};
use crate::homes::words::Answer;
use crate::people::{self, About, Said, Statement};
use care::ids::{HomeId, YoungPersonId};
use desk::components::{InsetText, Radios, Row, SummaryList};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass, find};
use uuid::Uuid;

struct Ask {
    name: String,
    home: KeptHome,
    provider: Option<KeptProvider>,
    strengths: Vec<Said<Statement>>,
    waiting: usize,
    search: Uuid,
}

fn ask_of(visit: &Visit, id: YoungPersonId, to: HomeId) -> Result<Ask, Refusal> {
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let search = open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        let home = home(tx, to)?.ok_or(Refusal::NotFound)?;
        let waiting = approaches(tx, search.said.id)?
            .iter()
            .filter(|one| matches!(one.turn(), Turn::Theirs(_)))
            .count();
        Ok(Ask {
            name: people::person(tx, id)?
                .ok_or(Refusal::NotFound)?
                .short_name(),
            provider: provider(tx, home.said.provider)?,
            home,
            strengths: people::said_of(tx, &allowed)?,
            waiting,
            search: search.said.id,
        })
    })
}

pub(in crate::homes) fn ask_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, to): (YoungPersonId, HomeId) = (visit.id("id")?, visit.id("home")?);
    let ask = ask_of(visit, id, to)?;
    let form = visit.form(&format!("ask-{to}"), &[])?;
    let contact = ask.provider.as_ref().map_or_else(String::new, |one| {
        [
            Some(one.said.name.clone()),
            one.said.contact.clone(),
            one.said.phone.clone(),
            one.said.email.clone(),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
    });
    let fields = html! {
        (SummaryList::new([
            Row::new("Whom you ask", ask.home.said.name.clone()),
            Row::new("How to reach them", contact),
            Row::new("Waiting for an answer now", format!("{} of at most {AT_ONCE}", ask.waiting)),
        ]))
        @if in_words(&ask.strengths, About::Strength).is_empty() {
            (InsetText::new("Nobody has written down what they are good at. Write it on their page first: a referral begins with it."))
        }
        (words(&form, "why_you", "Why this home? Write it to them.")
            .hint("What of this young person speaks to what these people are good at. No surname, no address, no school."))
    };
    let back = ("Back to the search", address(id));
    Ok(framed(
        &format!("Ask {}", ask.home.said.name),
        &ask.name,
        back,
        &form,
        &fields,
        "Ask them",
    ))
}

pub(in crate::homes) fn ask(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, to): (YoungPersonId, HomeId) = (visit.id("id")?, visit.id("home")?);
    let mut form = visit.posted()?;
    let why_you = form
        .text("why_you", "why this home")
        .at_most(2_000)
        .required();
    if let Some(why) = why_you.get()
        && why.split_whitespace().count() < 8
    {
        form.problem(
            "why_you",
            "Write a whole sentence: why this home and not another?",
        );
    }
    let why_you = form.all_of(why_you)?;
    let ask = ask_of(visit, id, to)?;
    if in_words(&ask.strengths, About::Strength).is_empty() {
        return Err(Refusal::invalid(
            "why_you",
            "No home can be asked before somebody has written down what they are good at",
        ));
    }
    let said = Approach {
        id: Uuid::now_v7(),
        search: ask.search,
        home: to,
        why_you,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        say_approach(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(address(id)).saying("Written down that they were asked"))
}

fn approached(visit: &Visit, id: YoungPersonId, of: Uuid) -> Result<(Approached, String), Refusal> {
    visit.read(|tx| {
        find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        let search = open_search(tx, id)?.ok_or(Refusal::NotFound)?;
        let one = approaches(tx, search.said.id)?
            .into_iter()
            .find(|one| one.said.id == of)
            .ok_or(Refusal::NotFound)?;
        let home = home(tx, one.said.home)?.ok_or(Refusal::NotFound)?;
        Ok((one, home.said.name))
    })
}

pub(in crate::homes) fn said_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, of): (YoungPersonId, Uuid) = (visit.id("id")?, visit.id("approach")?);
    let (one, home) = approached(visit, id, of)?;
    let form = visit.form(&format!("said-{of}"), &[])?;
    let choices = Answer::ALL
        .iter()
        .map(|answer| (answer.code(), format!("They said: {}", answer.words())))
        .chain([("us", "We said, or did, something".to_owned())]);
    let fields = html! {
        p.govuk-body { "You wrote: “" (one.said.why_you) "”" }
        (Radios::new("answer", "Who spoke last, and what was it?")
            .choices(choices)
            .value(form.value("answer"))
            .error_if(form.error("answer")))
        (input(&form, "who", "Who said it?"))
        (words(&form, "words", "What was said?").hint("If it could work: what would have to be so. If not: why, in their words."))
    };
    let back = ("Back to the search", address(id));
    Ok(framed(
        "What was said",
        &home,
        back,
        &form,
        &fields,
        "Save what was said",
    ))
}

pub(in crate::homes) fn said(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (id, approach): (YoungPersonId, Uuid) = (visit.id("id")?, visit.id("approach")?);
    let mut form = visit.posted()?;
    let answer = form
        .choice("answer", "who spoke last", |code| match code {
            "us" => Some(None),
            code => Answer::parse(code).map(Some),
        })
        .required();
    let who = form.text("who", "who said it").at_most(120).required();
    let words = form
        .text("words", "what was said")
        .at_most(2_000)
        .required();
    let (answer, who, words) = form.all_of((answer, who, words))?;
    let said = Spoken {
        approach,
        answer,
        who,
        words,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
        say_word(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(address(id)).saying("Saved what was said"))
}
