//! A worker's side of a young person's own page: begin it face to face, stop it at once, and write
//! what is planned.

use crate::own::facts::{LetIn, Planned, PlannedOver, ShutOut};
use crate::own::keeping::{
    HomeOfTheirs, Turn, What, ahead, homes_shown, over as say_over, plan as say_plan, turns,
};
use crate::people;
use care::Date;
use care::dates::long_date;
use care::ids::{FactId, MemberId, YoungPersonId};
use desk::components::{
    Button, Checkboxes, DateInput, Input, InsetText, Row, SummaryList, Textarea, WarningText,
    button_group,
};
use desk::sign_in::own::{self, Started, Ways};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Action, FieldClass, find};
use record::{Refusal, Saying};
use std::collections::HashMap;

struct View {
    id: YoungPersonId,
    short: String,
    name: String,
    /// Whether the sign-in is open; `None` when there never was one.
    open: Option<bool>,
    ways: Ways,
    turns: Vec<Turn>,
    names: HashMap<MemberId, String>,
    /// May begin it.
    begins: bool,
    planned: Vec<(FactId, Planned)>,
    homes: Vec<HomeOfTheirs>,
}

fn view(visit: &Visit) -> Result<View, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Voice)?;
        let person = people::person(tx, id)?.ok_or(Refusal::NotFound)?;
        let member = access::own_sign_in(tx, id)?;
        let ways = match &member {
            Some(member) => own::ways(tx, member.id)?,
            None => Ways::default(),
        };
        Ok(View {
            id,
            short: person.short_name(),
            name: person.name(),
            open: member.map(|one| one.active),
            ways,
            turns: turns(tx, id)?,
            names: access::members(tx)?
                .into_iter()
                .map(|one| (one.id, one.name))
                .collect(),
            begins: access::may_let_in(tx, &allowed)?.is_some(),
            planned: ahead(tx, &allowed, today)?,
            homes: homes_shown(tx, &allowed)?,
        })
    })
}

fn framed(view: &View, title: &str, body: &Markup) -> Reply {
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            span.govuk-caption-l { (view.name) }
            h1.govuk-heading-l { (title) }
            (body)
        } }
    };
    Reply::page(title.to_owned(), body)
}

fn at(id: YoungPersonId) -> String {
    format!("/young-people/{id}/own-page")
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("own-page", &[])?;
    let at = at(view.id);
    let standing = match (view.open, view.ways.can_enter(), view.ways.waiting_until) {
        (None, ..) => "Not begun yet".to_owned(),
        (Some(false), ..) => "Stopped".to_owned(),
        (_, true, _) => "Open: they can come in by themselves".to_owned(),
        (_, _, Some(_)) => "Begun: the first code has not been used yet".to_owned(),
        _ => "Begun, but they have no way back in yet. Sit down together again.".to_owned(),
    };
    let mut rows = vec![Row::new("Their sign-in", standing)];
    if view.ways.word {
        rows.push(Row::new(
            "Codes left on their sheet",
            view.ways.codes.to_string(),
        ));
    }
    if !view.ways.passkeys.is_empty() {
        rows.push(Row::new(
            "Phones that open it",
            view.ways.passkeys.len().to_string(),
        ));
    }
    let body = html! {
        (SummaryList::new(rows))
        p.govuk-body {
            "On it they read who is here for them, what is planned, what they said and what happened, and who has "
            "looked. It shows no address, no carer, no health and no note: somebody else may be holding the phone."
        }
        (button_group(html! {
            @if view.begins {
                (Button::link(if view.open.is_some() { "Begin again, face to face" } else { "Begin it, face to face" }, format!("{at}/start")))
            }
            @if view.open == Some(true) {
                form method="post" action=(format!("{at}/stop")) {
                    (form.guard())
                    (Button::submit("Stop it now").warning())
                }
            }
        }))
        @if !view.begins {
            p.govuk-body { "Their key worker, their social worker, their reviewing officer or whoever covers begins it with them, in person. Nobody else can." }
        }
        h2.govuk-heading-m { "What is planned, for them to read" }
        @if view.planned.is_empty() { p.govuk-body { "Nothing is written for them yet." } }
        ul.govuk-list {
            @for (fact, one) in &view.planned {
                li {
                    strong { (long_date(one.on)) } ": " (one.what)
                    @if let Some(who) = &one.with { ", with " (who) }
                    ". " a.govuk-link href=(format!("{at}/over/{fact}")) { "It is off" span.govuk-visually-hidden { ": " (one.what) } }
                }
            }
        }
        (Button::link("Write what is planned", format!("{at}/planned")).secondary())
        h2.govuk-heading-m { "Where they might live" }
        (super::showing::shown_list(&view.homes))
        (Button::link("Show them a home", format!("{at}/home")).secondary())
        h2.govuk-heading-m { "More" }
        ul.govuk-list {
            li { a.govuk-link href=(format!("/young-people/{}/rights", view.id)) { "What they have a right to" } }
            li { a.govuk-link href=(format!("/young-people/{}/inspector", view.id)) { "Young inspector" } }
        }
        @if !view.turns.is_empty() {
            h2.govuk-heading-m { "Begun and stopped" }
            ul.govuk-list { @for turn in &view.turns { li { (long_date(turn.on)) ": " (told(&view, turn)) } } }
        }
    };
    Ok(framed(&view, "Their own page", &body)
        .back_to("Their page", format!("/young-people/{}", view.id)))
}

fn told(view: &View, turn: &Turn) -> String {
    let name = view.names.get(&turn.by).map_or("Homeward", String::as_str);
    match &turn.what {
        What::In(said) if said.again => {
            let why = said
                .why
                .as_ref()
                .map_or(String::new(), |why| format!(" ({why})"));
            format!(
                "{name}, their {}, began it again with them{why}",
                said.stands
            )
        }
        What::In(said) => format!("{name}, their {}, began it with them", said.stands),
        What::Out(said) if said.themselves => "they stopped it themselves".to_owned(),
        What::Out(said) => {
            let why = said
                .why
                .as_ref()
                .map_or(String::new(), |why| format!(" ({why})"));
            format!("{name} stopped it{why}")
        }
    }
}

pub(super) fn start_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    if !view.begins {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("begin", &[])?;
    let again = view.open.is_some();
    let body = html! {
        p.govuk-body { "You sit together. You hand over a code that works once, for 15 minutes. They type it, and choose how they come in from now on: their own phone, or a secret word and a sheet of codes." }
        @if again {
            (InsetText::new("Every way in they have now ends at once. They will read on their page that you began it again, and when."))
        }
        form method="post" novalidate {
            (form.guard())
            (Checkboxes::new("together", "Before you begin")
                .choices([
                    ("here", format!("We are together now, face to face. I know this is {}.", view.short)),
                    ("wants", format!("{} knows what the page is and wants it.", view.short)),
                ])
                .values(form.values("together")).error_if(form.error("together")))
            @if again {
                (Input::new("why", "Why is it begun again?").hint("Lost the sheet, a new phone, somebody else got in. They read that it was begun again.")
                    .value(form.value("why")).error_if(form.error("why")))
            }
            (Button::submit("Show the first code"))
        }
    };
    let title = if again {
        "Begin again"
    } else {
        "Begin their own page"
    };
    let back = at(view.id);
    Ok(framed(&view, title, &body).back_to("Their own page", back))
}

pub(super) fn start(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let mut form = visit.posted()?;
    let ticked = |code| form.chosen("together", code);
    if !ticked("here") || !ticked("wants") {
        form.problem(
            "together",
            "Tick both: it is begun face to face, and only if they want it",
        );
    }
    let again = view.open.is_some();
    let why = form.text("why", "why it is begun again").at_most(300);
    let why = if again {
        why.required().map(Some)
    } else {
        why.optional()
    };
    let (why,) = form.all_of((why,))?;
    let id = view.id;
    let name = view.short.clone();
    let started = visit.write(|tx| {
        let (member, by) = access::let_in(tx, id, &name)?;
        let said = LetIn {
            stands: by.title().to_owned(),
            again,
            why: why.clone(),
        };
        tx.say(id, &said, Saying::from("worker"))?;
        Ok(own::begin(tx, member)?)
    })?;
    Ok(handed_over(&view, &started, visit.origin()))
}

/// The code, shown once, for the two who sit together.
fn handed_over(view: &View, started: &Started, origin: &str) -> Reply {
    let body = html! {
        (WarningText::new("This code is shown once. It works for 15 minutes, and once."))
        p.govuk-body { "On their own phone, or on yours with them, go to " strong { (origin) "/hello/start" } " and type:" }
        p.govuk-body { strong.hw-code { (started.code) } }
        (SummaryList::new([Row::new("Their sign-in name", html! { strong.hw-code { (started.name) } })]))
        p.govuk-body { "Let them type the rest alone. Nobody but they should see their word or their sheet, and you do not keep them either." }
        p.govuk-body.hw-no-print { a.govuk-link href=(at(view.id)) { "Done" } }
    };
    framed(view, "The first code", &body)
}

pub(super) fn stop(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    visit.write(|tx| {
        let member = access::shut(tx, id)?;
        let said = ShutOut {
            themselves: false,
            why: None,
        };
        tx.say(id, &said, Saying::from("worker"))?;
        own::stop(tx, member)?;
        Ok(())
    })?;
    Ok(Reply::redirect(at(id)).saying("Nobody can come in with it any more"))
}

pub(super) fn plan_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("planned", &[])?;
    let body = html! {
        p.govuk-body { (view.short) " reads this on their own page. Use words they use. No address and no time of day: somebody else may read it." }
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Input::new("what", "What is planned?").value(form.value("what")).error_if(form.error("what")))
            (DateInput::new("on", "Which day?").typed_date(form.date_typed("on")).error_if(form.error("on")))
            (Input::new("with", "Who with? (optional)").value(form.value("with")).error_if(form.error("with")))
            (Button::submit("Put it on their page"))
        }
    };
    let back = at(view.id);
    Ok(framed(&view, "Write what is planned", &body).back_to("Their own page", back))
}

pub(super) fn plan(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today: Date = visit.today();
    let mut form = visit.posted()?;
    let what = form.text("what", "what is planned").at_most(300).required();
    let on = form
        .date("on", "the day")
        .not_before_today(today)
        .required();
    let with = form.text("with", "who with").at_most(120).optional();
    if what.get().is_some_and(|text| postcode_in(text)) {
        form.problem(
            "what",
            "Leave out the postcode: somebody else may read their page",
        );
    }
    let (what, on, with) = form.all_of((what, on, with))?;
    let said = Planned { what, on, with };
    visit.write(|tx| say_plan(tx, id, &said))?;
    Ok(Reply::redirect(at(id)).saying("It is on their page"))
}

/// Whether a text holds something that reads as a postcode.
pub(super) fn postcode_in(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is = |text: &str| care::Postcode::parse(text).is_ok();
    words.iter().any(|word| is(word)) || words.windows(2).any(|two| is(&two.concat()))
}

pub(super) fn over_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let fact: FactId = visit.id("fact")?;
    let (_, planned) = view
        .planned
        .iter()
        .find(|(one, _)| *one == fact)
        .ok_or(Refusal::NotFound)?;
    let form = visit.form("over", &[])?;
    let body = html! {
        p.govuk-body { strong { (long_date(planned.on)) } ": " (planned.what) }
        form method="post" novalidate {
            (form.guard())
            (Textarea::new("why", "Why is it off?").rows(2_u16).value(form.value("why")).error_if(form.error("why")))
            (Button::submit("Take it off their page"))
        }
    };
    let back = at(view.id);
    Ok(framed(&view, "It is off", &body).back_to("Their own page", back))
}

pub(super) fn over(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let planned: FactId = visit.id("fact")?;
    let mut form = visit.posted()?;
    let why = form.text("why", "why it is off").at_most(300).required();
    let (why,) = form.all_of((why,))?;
    visit.write(|tx| {
        say_over(
            tx,
            id,
            &PlannedOver {
                planned,
                why: why.clone(),
            },
        )
    })?;
    Ok(
        Reply::redirect(at(id))
            .saying("It is no longer on their page. Tell them yourself as well."),
    )
}

#[cfg(test)]
mod tests {
    use super::postcode_in;

    #[test]
    fn a_postcode_is_seen_in_a_sentence() {
        assert!(postcode_in("Your review, at WN7 1AA."));
        assert!(postcode_in("wn71aa"));
        assert!(!postcode_in("Chips with Sam and Nan"));
    }
}
