//! One question to a specialist: no form, no appointment.

use crate::about_one::{Page, area, leave};
use crate::asks::held::{ask as say_ask, specialists};
use care::ids::{MemberId, YoungPersonId};
use desk::components::{Choice, Radios};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{self, Action, FieldClass};

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let (who, mut here, near, shared) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Asks)?;
        let near: Vec<_> = access::responsible_teams(tx, &allowed)?
            .into_iter()
            .map(|(team, ..)| team)
            .collect();
        let today = tx.today();
        let shared: Vec<_> = access::sharings(tx, &allowed)?
            .into_iter()
            .filter(|(.., period)| period.contains(today))
            .map(|(with, ..)| with)
            .collect();
        Ok((who, specialists(tx)?, near, shared))
    })?;
    if visit.caller()?.agency().is_some() {
        return Err(Refusal::NotFound);
    }
    // One person may belong to several hubs: they are named once, those of their own hub first.
    here.sort_by_key(|one| !near.contains(&one.hub));
    let mut named: Vec<MemberId> = Vec::new();
    here.retain(|one| {
        let new = !named.contains(&one.member);
        named.push(one.member);
        new
    });
    let form = visit.form("ask", &[])?;
    let choices = here.iter().map(|one| {
        let agency = one.agency.as_ref();
        let open = agency.is_none_or(|(id, _)| shared.contains(id));
        let of = agency.map_or("the council", |(_, name)| name.as_str());
        let words = format!("{}, {}, {of}", one.name, one.title());
        let choice = Choice::new(one.member.to_string(), words);
        if open {
            choice
        } else {
            choice.hint("Not shared with them yet: a social worker or manager says so first")
        }
    });
    let fields = html! {
        (area(&form, "question", "What do you want to know?", 3)
            .hint("One question, as you would ask it across the kitchen table. It is about them, so say only what is needed."))
        @if here.is_empty() { p.govuk-body { "No specialist is named at any hub yet. A manager says who they are, on the hub’s page." } }
        @else {
            (Radios::new("of", "Whom do you ask?").choices(choices).value(form.value("of")).error_if(form.error("of")))
        }
    };
    let page = Page {
        title: "Ask a specialist",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Ask"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    if visit.caller()?.agency().is_some() {
        return Err(Refusal::NotFound);
    }
    let mut form = visit.posted()?;
    let question = form
        .text("question", "what you want to know")
        .at_most(2_000)
        .required();
    let of = form
        .choice("of", "whom you ask", |id| id.parse::<MemberId>().ok())
        .required();
    let (question, of) = form.all_of((question, of))?;
    visit.write(|tx| say_ask(tx, id, of, &question))?;
    Ok(
        Reply::redirect(format!("/young-people/{id}#asks"))
            .saying("Asked. The answer will be here"),
    )
}
