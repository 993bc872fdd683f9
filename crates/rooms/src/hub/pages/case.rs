//! Where a young person is with us: opening their case, moving on, closing it.

use super::parts::{Page, area, day, key_workers, leave, line};
use crate::hub::facts::{Closing, Cohort, InCohort};
use crate::hub::holding::{self, held};
use care::dates::long_date;
use care::ids::{MemberId, YoungPersonId};
use desk::components::{Checkboxes, Radios, Select};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, Capability, FieldClass, find};

pub(super) fn state_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let leads = visit.caller()?.may(Capability::LeadHub);
    let (who, held, items) = visit.read(|tx| {
        let open = {
            let seen = find(tx, id)?.allow_for(Action::See, FieldClass::Workers)?;
            held(tx, &seen)?.kept().open_since()
        };
        // Opening names a key worker; moving on does not.
        let class = if open.is_none() {
            FieldClass::Workers
        } else {
            FieldClass::CareHistory
        };
        let (allowed, who) = leave(tx, id, Action::Add, class)?;
        Ok((who, held(tx, &allowed)?, key_workers(tx)?))
    })?;
    let open = held.kept().open_since().is_some();
    if !open && !leads {
        return Err(Refusal::NotAllowed);
    }
    let form = visit.form("with-us", &[("on", &date_value(today))])?;
    let title = if open {
        "Where they are with us"
    } else {
        "Open their case at the hub"
    };
    let fields = html! {
        @if open {
            p.govuk-body { "The key worker stays, wherever they are. Leaving care is said here too." }
        }
        (Radios::new("state", "Where are they?").choices(Cohort::ALL.map(|one| (one.code(), one.words())))
            .value(form.value("state")).error_if(form.error("state")))
        @if !open {
            @if let Some(now) = held.key_worker_on(today) {
                p.govuk-body { (now.name) " holds them, since " (long_date(now.period.from)) ", and goes on." }
            } @else {
                (Select::new("member", "Who will hold them?").items(items)
                    .value(form.value("member")).error_if(form.error("member")))
            }
        }
        (day(&form, "on", "Since which day?"))
        (line(&form, "note", "What changed, in a few words (optional)"))
    };
    let page = Page {
        title,
        about: &who.name,
        back: ("Key worker", format!("{}/key-worker", who.address())),
    };
    Ok(page.around(&form, &fields, "Save"))
}

pub(super) fn state(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let leads = visit.caller()?.may(Capability::LeadHub);
    let mut form = visit.posted()?;
    let state = form
        .choice("state", "where they are", Cohort::parse)
        .required();
    let worker = form
        .choice("member", "who will hold them", |id| {
            id.parse::<MemberId>().ok()
        })
        .optional();
    let on = form.date("on", "the day").required();
    let note = form.text("note", "what changed").at_most(300).optional();
    let (state, worker, on, note) = form.all_of((state, worker, on, note))?;
    let said = InCohort { state, note };
    visit.write(|tx| {
        let open = {
            let seen = find(tx, id)?.allow_for(Action::See, FieldClass::Workers)?;
            held(tx, &seen)?.kept().open_since()
        };
        match open {
            Some(_) => holding::move_on(tx, id, &said, on),
            None if leads => holding::open(tx, id, &said, worker, on),
            None => Err(Refusal::NotAllowed),
        }
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/key-worker"))
        .saying("Saved where they are with us"))
}

pub(super) fn close_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let who = visit.read(|tx| Ok(leave(tx, id, Action::Add, FieldClass::Workers)?.1))?;
    let form = visit.form("close", &[("on", &date_value(visit.today()))])?;
    let fields = html! {
        p.govuk-body { "A case does not close because somebody moved or left care." }
        (Radios::new("why", "Why does it close?").choices(Closing::ALL.map(|one| (one.code(), one.words())))
            .value(form.value("why")).error_if(form.error("why")))
        (day(&form, "met_on", "When did they and their key worker say goodbye?"))
        (area(&form, "they_said", "What did they say about it? (optional)", 2))
        (line(&form, "way_back", "How can they come back?").hint("A name and a number they can ring."))
        (day(&form, "on", "From which day is it closed?"))
        (Checkboxes::bare("agreed").choice(("yes", "I am their manager and I agree"))
            .values(form.values("agreed")).error_if(form.error("agreed")))
    };
    let page = Page {
        title: "Close their case",
        about: &who.name,
        back: ("Key worker", format!("{}/key-worker", who.address())),
    };
    Ok(page.around(&form, &fields, "Close their case"))
}

pub(super) fn close(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let why = form
        .choice("why", "why it closes", Closing::parse)
        .required();
    let met_on = form.date("met_on", "the day they said goodbye").required();
    let they_said = form
        .text("they_said", "what they said")
        .at_most(2_000)
        .optional();
    let way_back = form
        .text("way_back", "how they can come back")
        .at_most(500)
        .required();
    let on = form.date("on", "the day it is closed").required();
    let agreed = form.ticked("agreed");
    if !agreed {
        form.problem("agreed", "A manager must agree before a case is closed");
    }
    let (why, met_on, they_said, way_back, on) =
        form.all_of((why, met_on, they_said, way_back, on))?;
    visit.write(|tx| {
        let words = (they_said.clone(), way_back.clone());
        holding::close(tx, id, why, on, Some(met_on), words, agreed)
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}/key-worker")).saying("Closed their case"))
}
