//! Taking back what should not have been said.

use super::{done, framed, id, input};
use crate::people::{
    self, Contact, Document, OfAPerson, PersonWhoMatters, PlaceThatMatters, Statement,
};
use crate::young_people::of_one::for_form;
use care::ids::FactId;
use desk::components::{InsetText, WarningText};
use desk::{Reply, Visit};
use maud::html;
use record::access::{Action, FieldClass, find};
use record::{Content, Refusal};

pub(in super::super) fn take_back_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let fact: FactId = visit.id("fact")?;
    let (view, words) = visit.read(|tx| {
        let said = tx
            .fact(fact)?
            .filter(|f| f.subject == id.into())
            .ok_or(Refusal::NotFound)?;
        let class = class_of(&said.kind).ok_or(Refusal::NotFound)?;
        let (_, view) = for_form(tx, id, Action::Correct, class)?;
        Ok((view, words_of(&said)))
    })?;
    let form = visit.form("take-back", &[])?;
    let fields = html! {
        (InsetText::new(words))
        (WarningText::new("It will no longer be shown on their page. It stays in the history, with your reason."))
        (input(&form, "reason", "Why should it not have been said?"))
    };
    Ok(framed(
        &view,
        "Take back what was said",
        &form,
        &fields,
        "Take it back",
    ))
}

fn class_of(kind: &str) -> Option<FieldClass> {
    Some(match kind {
        Statement::KIND => Statement::CLASS,
        PersonWhoMatters::KIND => PersonWhoMatters::CLASS,
        PlaceThatMatters::KIND => PlaceThatMatters::CLASS,
        Contact::KIND => Contact::CLASS,
        Document::KIND => Document::CLASS,
        _ => return None,
    })
}

fn words_of(said: &record::Fact) -> String {
    if let Ok(said) = said.read::<Statement>() {
        said.text
    } else if let Ok(said) = said.read::<PersonWhoMatters>() {
        format!("{}, {}", said.name, said.relation)
    } else if let Ok(said) = said.read::<PlaceThatMatters>() {
        said.name
    } else if let Ok(said) = said.read::<Contact>() {
        said.note
    } else if let Ok(said) = said.read::<Document>() {
        said.title
    } else {
        String::new()
    }
}

pub(in super::super) fn take_back(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let fact: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why it should not have been said")
        .at_most(500)
        .required();
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| {
        let said = tx
            .fact(fact)?
            .filter(|f| f.subject == id.into())
            .ok_or(Refusal::NotFound)?;
        let class = class_of(&said.kind).ok_or(Refusal::NotFound)?;
        let allowed = find(tx, id)?.allow_for(Action::Correct, class)?;
        match said.kind.as_str() {
            Statement::KIND => people::take_back::<Statement>(tx, &allowed, fact, &reason),
            PersonWhoMatters::KIND => {
                people::take_back::<PersonWhoMatters>(tx, &allowed, fact, &reason)
            }
            PlaceThatMatters::KIND => {
                people::take_back::<PlaceThatMatters>(tx, &allowed, fact, &reason)
            }
            Contact::KIND => people::take_back::<Contact>(tx, &allowed, fact, &reason),
            Document::KIND => people::take_back::<Document>(tx, &allowed, fact, &reason),
            _ => Err(Refusal::NotFound),
        }
    })?;
    Ok(done(id, "Taken back"))
}
