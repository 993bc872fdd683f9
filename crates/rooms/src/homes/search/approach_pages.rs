//! Writing down what was said in an approach. A home is asked by the exchange, since asking sends
//! something out of the council.

use super::form_pages::address;
use super::{Approached, Spoken, approaches, open_search, say_word};
use crate::homes::home::form_pages::{framed, input, words};
use crate::homes::home::home;
use crate::homes::words::Answer;
use care::ids::YoungPersonId;
use desk::components::Radios;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass, find};
use uuid::Uuid;

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
