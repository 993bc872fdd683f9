//! What must not get out about a young person: said once, and the gate holds it in everything that
//! leaves.

use super::facts::Guard;
use super::gate::Reader;
use super::{guards, lift_guard, say_guard};
use crate::people;
use care::ids::{FactId, YoungPersonId};
use desk::components::{Button, Checkboxes, Row, SummaryList, Textarea};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, FieldClass, find};

/// From whom something may be kept.
const READERS: [Reader; 8] = [
    Reader::Family,
    Reader::CarerBefore,
    Reader::HomeAsked,
    Reader::HomeChosen,
    Reader::SchoolOf,
    Reader::Health,
    Reader::Doctor,
    Reader::AreaAuthority,
];

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let form = visit.form("kept-back", &[])?;
    let (name, all, may) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Whereabouts)?;
        let name = people::person(tx, id)?
            .ok_or(Refusal::NotFound)?
            .short_name();
        let may = allowed.lens().may(Action::Add, FieldClass::Whereabouts);
        Ok((name, guards(tx, id)?, may))
    })?;
    let body = html! {
        span.govuk-caption-l { (name) }
        h1.govuk-heading-l { "What must not get out" }
        p.govuk-body { "Names, the family’s address, where they live and have lived and who cares for them are held back by themselves, from whoever has no need of them. Write down here what else must not get out, and from whom." }
        @if all.is_empty() { (invitation("Nothing more is held back.", None)) }
        @for one in &all {
            (SummaryList::new([
                Row::new("What", if one.said.words.is_empty() { "Every address they live or lived at".to_owned() } else { one.said.words.clone() }),
                Row::new("From whom", if one.said.from.is_empty() { "Everybody outside the council".to_owned() } else {
                    one.said.from.iter().map(|reader| reader.words()).collect::<Vec<_>>().join("; ")
                }),
                Row::new("Why", one.said.why.clone()),
            ]))
            @if may {
                form method="post" action={ "/young-people/" (id) "/kept-back/" (one.fact) "/lift" } novalidate {
                    (form.guard())
                    (desk::components::Input::new(format!("why-{}", one.fact), "Why may it get out now?").value(""))
                    (Button::submit("It may get out").secondary())
                }
            }
        }
        @if may {
            h2.govuk-heading-m { "Hold something back" }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (Textarea::new("words", "What must not get out?")
                    .hint("An address, a telephone number, a name, as it would be written. Leave it empty when it is only where they live.")
                    .rows(3u16).value(form.value("words")).error_if(form.error("words")))
                (Checkboxes::new("whereabouts", "Where they live")
                    .choices([("yes", "Nor any address they live or have lived at")])
                    .values((form.value("whereabouts") == "yes").then_some("yes")))
                (Checkboxes::new("from", "From whom?")
                    .hint("Leave all empty to hold it back from everybody outside the council.")
                    .choices(READERS.iter().map(|reader| (reader.code(), reader.words()))))
                (Textarea::new("why", "Why?").rows(2u16).value(form.value("why")).error_if(form.error("why")))
                (Button::submit("Hold it back"))
            }
        }
    };
    Ok(Reply::page("What must not get out", body)
        .back_to("Their page", format!("/young-people/{id}")))
}

pub(super) fn add(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let words = form
        .text("words", "what must not get out")
        .at_most(400)
        .optional();
    let why = form.text("why", "why").at_most(500).required();
    let whereabouts = form.value("whereabouts") == "yes";
    if !whereabouts && words.get().is_some_and(Option::is_none) {
        form.problem(
            "words",
            "Enter what must not get out, or tick where they live",
        );
    }
    let from = form.values("from").filter_map(Reader::parse).collect();
    let (words, why) = form.all_of((words, why))?;
    let said = Guard {
        words: words.unwrap_or_default(),
        whereabouts,
        from,
        why,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        say_guard(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/kept-back")).saying("It is held back"))
}

pub(super) fn lift(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let form = visit.posted()?;
    let why = form.value(&format!("why-{fact}")).trim().to_owned();
    if why.is_empty() {
        return Ok(Reply::redirect(format!("/young-people/{id}/kept-back"))
            .saying("Nothing was changed: say why it may get out now"));
    }
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Whereabouts)?;
        lift_guard(tx, &allowed, fact, &why)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/kept-back")).saying("It may get out"))
}
