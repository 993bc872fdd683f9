//! Who holds a young person: one key worker, how it came to be them, and the only ways to change it.

use super::parts::{Page, Who, area, day, key_workers, lasting, leave, line, names};
use crate::hub::holding::{self, Handing, Held, held};
use care::dates::long_date;
use care::ids::{MemberId, YoungPersonId};
use care::{Date, Period};
use desk::components::{Button, Checkboxes, InsetText, Row, Select, SummaryList, button_group};
use desk::form::{Form, date_value};
use desk::patterns::invitation;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, Capability, FieldClass};
use std::collections::HashMap;

struct View {
    who: Who,
    today: Date,
    held: Held,
    names: HashMap<MemberId, String>,
    /// May say who holds them.
    leads: bool,
    /// May say where they are with us.
    moves: bool,
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let leads = visit.caller()?.may(Capability::LeadHub);
    let view = visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::See, FieldClass::Workers)?;
        let may = |class| allowed.lens().may(Action::Add, class);
        Ok(View {
            today,
            held: held(tx, &allowed)?,
            names: names(tx)?,
            leads: leads && may(FieldClass::Workers),
            moves: may(FieldClass::CareHistory),
            who,
        })
    })?;
    let at = view.who.address();
    Ok(Reply::page("Key worker", draw(&view)).back_to("Back to their page", at))
}

fn draw(view: &View) -> Markup {
    let at = format!("{}/key-worker", view.who.address());
    let with_us = format!("{}/with-us", view.who.address());
    let now = view.held.key_worker_on(view.today);
    let open = view.held.kept().open_since();
    let named = |id: &MemberId| view.names.get(id).cloned().unwrap_or_default();
    html! {
        span.govuk-caption-l { (view.who.name) }
        h1.govuk-heading-l { "Key worker" }
        @if let Some(one) = now {
            (InsetText::new(html! {
                strong { (one.name) } " holds " (view.who.short) ", " (lasting(one.period)) "."
                @if let Some(cover) = view.held.cover_on(view.today) {
                    " " (cover.name) " covers "
                    @if let Some(until) = cover.period.until { "until " (long_date(until)) } "."
                }
            }))
        } @else {
            (invitation(format!("Nobody holds {} yet. A young person should know who theirs is.", view.who.short), None))
        }
        @if view.leads {
            (button_group(html! {
                @if now.is_some() {
                    (Button::link("Change key worker", format!("{at}/change")).secondary())
                    (Button::link("Somebody covers for a time", format!("{at}/cover")).secondary())
                } @else {
                    (Button::link("Name a key worker", format!("{at}/name")))
                }
            }))
        }
        h2.govuk-heading-m { "Where " (view.who.short) " is with us" }
        @if view.held.states.is_empty() {
            p.govuk-body { "The hub does not work with " (view.who.short) " yet." }
        } @else {
            (SummaryList::new(view.held.states.iter().rev().map(|one| {
                let note = one.note.as_deref().map_or(String::new(), |note| format!(": {note}"));
                Row::new(one.state.words(), format!("{}{note}", lasting(one.period)))
            })))
        }
        (button_group(html! {
            @if view.leads && open.is_none() { (Button::link("Open their case at the hub", with_us.clone()).secondary()) }
            @if view.moves && open.is_some() { (Button::link("They are somewhere else with us now", with_us.clone()).secondary()) }
            @if view.leads && open.is_some() { (Button::link("Close their case", format!("{with_us}/close")).secondary()) }
        }))
        @if !view.held.key_workers.is_empty() {
            h2.govuk-heading-m { "Everybody who has held " (view.who.short) }
            (SummaryList::new(view.held.key_workers.iter().rev().map(|one| Row::new(one.name.clone(), lasting(one.period)))))
        }
        @for (on, one) in view.held.handovers.iter().rev() {
            section {
                h3.govuk-heading-s { (named(&one.from)) " handed over to " (named(&one.to)) ", " (long_date(*on)) }
                p.govuk-body { (one.reason) }
                p.govuk-body {
                    "They met on " (long_date(one.met_on)) ", with " (one.who) ". "
                    @if let Some(words) = &one.they_said { (view.who.short) " said: “" (words) "” " }
                    (named(&one.agreed_by)) " agreed."
                }
            }
        }
        @for (on, one) in view.held.closed.iter().rev() {
            section {
                h3.govuk-heading-s { "Closed on " (long_date(*on)) }
                p.govuk-body { (one.why.words()) ". They said goodbye on " (long_date(one.met_on)) ". The way back: " (one.way_back) }
            }
        }
    }
}

/// Leave to say who holds them.
fn for_form(visit: &Visit) -> Result<(Who, Held), Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    visit.read(|tx| {
        let (allowed, who) = leave(tx, id, Action::Add, FieldClass::Workers)?;
        Ok((who, held(tx, &allowed)?))
    })
}

fn framed<'a>(who: &'a Who, title: &'a str) -> Page<'a> {
    Page {
        title,
        about: &who.name,
        back: ("Key worker", format!("{}/key-worker", who.address())),
    }
}

fn choose(visit: &Visit, form: &Form, name: &'static str, label: &str) -> Result<Select, Refusal> {
    let items = visit.read(|tx| Ok(key_workers(tx)?))?;
    Ok(Select::new(name, label)
        .items(items)
        .value(form.value(name))
        .error_if(form.error(name)))
}

fn done(id: YoungPersonId, words: &str) -> Reply {
    Reply::redirect(format!("/young-people/{id}/key-worker")).saying(words)
}

pub(super) fn name_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (who, _) = for_form(visit)?;
    let form = visit.form("key-worker", &[("on", &date_value(visit.today()))])?;
    let fields = html! {
        (choose(visit, &form, "member", "Who will hold them?")?)
        (day(&form, "on", "From which day?"))
    };
    Ok(framed(&who, "Name a key worker").around(&form, &fields, "Save"))
}

pub(super) fn name(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let member = form
        .choice("member", "who will hold them", |id| {
            id.parse::<MemberId>().ok()
        })
        .required();
    let on = form.date("on", "the first day").required();
    let (member, on) = form.all_of((member, on))?;
    visit.write(|tx| holding::name_first(tx, id, member, on))?;
    Ok(done(id, "Saved who their key worker is"))
}

pub(super) fn change_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (who, held) = for_form(visit)?;
    let form = visit.form("change-key-worker", &[("on", &date_value(visit.today()))])?;
    let now = held.key_worker_on(visit.today());
    let fields = html! {
        @if let Some(now) = now {
            p.govuk-body {
                (now.name) " has held " (who.short) " " (lasting(now.period)) ". A change costs a young person a "
                "relationship: could somebody cover instead?"
            }
        }
        (choose(visit, &form, "to", "Who will hold them?")?)
        (area(&form, "reason", "Why does their key worker change?", 2)
            .hint("Moving home or leaving care is no reason: the key worker stays."))
        (day(&form, "met_on", "When did both key workers meet them together?"))
        (line(&form, "who", "Who was there?"))
        (area(&form, "they_said", "What did they say about it? (optional)", 2))
        (day(&form, "on", "From which day does it change?"))
        (Checkboxes::bare("agreed").choice(("yes", "I am their manager and I agree"))
            .values(form.values("agreed")).error_if(form.error("agreed")))
    };
    Ok(framed(&who, "Change their key worker").around(&form, &fields, "Change their key worker"))
}

pub(super) fn change(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let to = form
        .choice("to", "who will hold them", |id| id.parse::<MemberId>().ok())
        .required();
    let reason = form
        .text("reason", "why their key worker changes")
        .at_most(1_000)
        .required();
    let met_on = form
        .date("met_on", "the day both key workers met them together")
        .required();
    let who = form.text("who", "who was there").at_most(500).required();
    let they_said = form
        .text("they_said", "what they said")
        .at_most(2_000)
        .optional();
    let on = form.date("on", "the day it changes").required();
    let agreed = form.ticked("agreed");
    if !agreed {
        form.problem("agreed", "A manager must agree before a key worker changes");
    }
    let (to, reason, met_on, who, they_said, on) =
        form.all_of((to, reason, met_on, who, they_said, on))?;
    let handing = Handing {
        to,
        on,
        reason,
        met_on: Some(met_on),
        who,
        they_said,
        agreed,
    };
    visit.write(|tx| holding::change(tx, id, &handing))?;
    Ok(done(id, "Saved the change of key worker"))
}

pub(super) fn cover_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (who, _) = for_form(visit)?;
    let form = visit.form("cover", &[("from", &date_value(visit.today()))])?;
    let fields = html! {
        p.govuk-body { "While somebody covers, the key worker stays the key worker." }
        (choose(visit, &form, "member", "Who covers?")?)
        (day(&form, "from", "From which day?"))
        (day(&form, "until", "On which day is the key worker back?"))
    };
    Ok(framed(&who, "Somebody covers for a time").around(&form, &fields, "Save"))
}

pub(super) fn cover(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let member = form
        .choice("member", "who covers", |id| id.parse::<MemberId>().ok())
        .required();
    let from = form.date("from", "the first day").required();
    let until = form
        .date("until", "the day the key worker is back")
        .required();
    let (member, from, until) = form.all_of((member, from, until))?;
    visit.write(|tx| holding::cover(tx, id, member, Period::new(from, Some(until))))?;
    Ok(done(id, "Saved who covers"))
}
