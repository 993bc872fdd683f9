//! The answer, in plain words, and whom it is shared with.

use super::block::asked;
use crate::about_one::{Page, area, leave, names};
use crate::asks::facts::Answer;
use crate::asks::held::{answer as say_answer, one};
use care::ids::{FactId, OrganisationId, YoungPersonId};
use desk::components::Checkboxes;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{self, Action, FieldClass};
use std::collections::HashMap;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let own = visit.caller()?.agency();
    let (who, ask, names, agencies) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Asks)?;
        let ask = one(tx, &allowed, fact)?;
        let agencies: Vec<(OrganisationId, String)> = access::agencies(tx)?
            .into_iter()
            .filter(|(of, _, agency)| agency.is_some() && Some(*of) != own)
            .map(|(of, name, _)| (of, name))
            .collect();
        Ok((who, ask, names(tx)?, agencies))
    })?;
    let form = visit.form("answer", &[])?;
    let called: HashMap<OrganisationId, String> = agencies.iter().cloned().collect();
    let fields = html! {
        (asked(&ask, &names, &called))
        @if ask.answer.is_none() {
            (area(&form, "words", "Your answer", 4).hint("In plain words, as you would say it to them. No report."))
            (Checkboxes::new("shared_with", "Who else may read it? (optional)")
                .hint("The council’s own workers around them read it. Tick the agencies you agree with that they do too.")
                .choices(agencies.iter().map(|(of, name)| (of.to_string(), name.clone())))
                .values(form.values("shared_with")).error_if(form.error("shared_with")))
        }
    };
    let page = Page {
        title: "A question for you",
        about: &who.name,
        back: ("Asks", "/asks".to_owned()),
    };
    if ask.answer.is_some() {
        return Ok(page.with_buttons(&form, &fields, &html! {}));
    }
    Ok(page.around(&form, &fields, "Send the answer"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let ask: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let words = form.text("words", "your answer").at_most(6_000).required();
    let shared_with = form.choices("shared_with", "who else may read it", |id| {
        id.parse::<OrganisationId>().ok()
    });
    let (words, shared_with) = form.all_of((words, shared_with))?;
    let said = Answer {
        ask,
        words,
        shared_with,
    };
    visit.write(|tx| say_answer(tx, id, &said))?;
    Ok(Reply::redirect("/asks").saying("Sent. Whoever asked reads it on their page"))
}
