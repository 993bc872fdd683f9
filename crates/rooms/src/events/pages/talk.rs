//! Coming back after being missing, and the talk that follows.

use super::event::{back_at, read_time};
use crate::about_one::{Page, area, day, leave, line};
use crate::events::facts::TalkedAfter;
use crate::events::said::{self, What};
use care::ids::{FactId, YoungPersonId};
use desk::components::{Choice, Radios};
use desk::form::{Field, date_value};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, find};

pub(super) fn back_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let who = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, What::Missing.class())?;
        said::standing(tx, &allowed, fact)?;
        Ok(who)
    })?;
    let form = visit.form("came-back", &[("on", &date_value(today))])?;
    let fields = html! {
        (day(&form, "on", "When did they come back?"))
        (back_at(&form))
    };
    let page = Page {
        title: "They are back",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn back(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let on = form
        .date("on", "the day they came back")
        .not_after_today(today)
        .required();
    let at = read_time(&mut form);
    let (on, at) = form.all_of((on, at))?;
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, What::Missing.class())?;
        said::came_back(tx, &allowed, fact, on, at)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}#happened"))
        .saying("Saved. Somebody talks with them within 72 hours"))
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let fact: FactId = visit.id("fact")?;
    let today = visit.today();
    let me = visit.caller()?.name().to_owned();
    let (who, one) = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, What::Missing.class())?;
        Ok((who, said::standing(tx, &allowed, fact)?))
    })?;
    let offered = one.talk.as_ref().map_or(today, |talk| talk.said.offered_on);
    let form = visit.form(
        "talk-after",
        &[
            ("offered_on", &date_value(offered)),
            ("held_on", &date_value(today)),
            ("who", &me),
        ],
    )?;
    let held = html! {
        (day(&form, "held_on", "Which day?"))
        (line(&form, "who", "Who talked with them?").hint("Somebody who does not care for them day to day."))
        (area(&form, "they_said", "What did they say, as far as they want it known? (optional)", 3))
    };
    let fields = html! {
        p.govuk-body { "A talk about what was going on, not a telling-off. They choose where." }
        (Radios::new("how", "How is it?")
            .choices([
                Choice::new("held", "We talked").reveals(held),
                Choice::new("offered", "It was offered, and has not taken place yet"),
                Choice::new("declined", "They did not want to"),
            ])
            .value(form.value("how")).error_if(form.error("how")))
        (day(&form, "offered_on", "When was it offered?"))
    };
    let page = Page {
        title: "The talk afterwards",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let missing: FactId = visit.id("fact")?;
    let today = visit.today();
    let mut form = visit.posted()?;
    let how = form
        .choice("how", "how it is", |code| {
            ["held", "offered", "declined"]
                .into_iter()
                .find(|one| *one == code)
        })
        .required();
    let offered_on = form
        .date("offered_on", "the day it was offered")
        .not_after_today(today)
        .required();
    let (held_on, who, they_said) = if form.value("how") == "held" {
        (
            form.date("held_on", "the day you talked")
                .not_after_today(today)
                .required()
                .map(Some),
            form.text("who", "who talked with them")
                .at_most(200)
                .required()
                .map(Some),
            form.text("they_said", "what they said")
                .at_most(4_000)
                .optional(),
        )
    } else {
        (Field::known(None), Field::known(None), Field::known(None))
    };
    let (how, offered_on, held_on, who, they_said) =
        form.all_of((how, offered_on, held_on, who, they_said))?;
    let said = TalkedAfter {
        missing,
        offered_on,
        held_on,
        who,
        declined: how == "declined",
        they_said,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, What::Missing.class())?;
        said::talk(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}#happened")).saying("Saved"))
}
