//! Joining a workshop with its code and without an account: the question of the moment, and a place to
//! add to it. Served from the exchange store alone, which knows neither whom it is about nor what
//! others said.

use super::facts::{OpenWorkshop, WorkshopSaid};
use super::store::{self, ByCode};
use crate::workshops::Stage;
use desk::components::{Button, Input, Textarea};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use uuid::Uuid;

const NOT_OPEN: &str = "No workshop is open with that code. Look at the code on the wall";
const WAIT: &str = "Too many wrong codes were entered. Wait a minute, then try again";

/// A code as it is read off a wall: spaces and small letters are as good.
fn plain(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphabetic)
        .take(16)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("join-a-workshop", &[])?;
    Ok(ask(&form))
}

fn ask(form: &Form) -> Reply {
    let body = html! {
        h1.govuk-heading-l { "Join a workshop" }
        p.govuk-body { "You were asked to think with us about somebody you know. You need no account." }
        form method="post" action="/join" novalidate {
            (Input::new("code", "Enter the code")
                .hint("Eight letters, on the wall.")
                .value(form.value("code"))
                .error_if(form.error("code"))
                .autocomplete("off").spellcheck(false).set("autocapitalize", "characters"))
            (Button::submit("Join"))
        }
        p.govuk-body-s { "The code works on the day of the workshop, until it is over." }
    };
    Reply::page("Join a workshop", body).unreferred()
}

fn opened(visit: &Visit, code: &str) -> Result<ByCode, Refusal> {
    store::by_code(visit.exchange()?, code, visit.today())
}

pub(super) fn enter(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let code = form.text("code", "the code").at_most(40).required();
    let (code,) = form.all_of((code,))?;
    let code = plain(&code);
    match opened(visit, &code)? {
        ByCode::Opens(_) => Ok(Reply::redirect(format!("/join/{code}")).unreferred()),
        ByCode::Nothing => Err(Refusal::invalid("code", NOT_OPEN)),
        ByCode::Wait => Err(Refusal::invalid("code", WAIT)),
    }
}

fn code_of(visit: &Visit) -> String {
    plain(visit.part("code").unwrap_or_default())
}

fn shut(why: &str) -> Reply {
    let body = html! {
        h1.govuk-heading-l { "This workshop is not open" }
        p.govuk-body { (why) "." }
        p.govuk-body { a.govuk-link href="/join" { "Enter another code" } }
    };
    Reply::page("This workshop is not open", body).unreferred()
}

pub(super) fn workshop_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let code = code_of(visit);
    let form = visit.form("say-in-workshop", &[])?;
    Ok(match opened(visit, &code)? {
        ByCode::Opens(one) => {
            let body = draw(&one, &code, &form, "", visit.query("added").is_some());
            Reply::page(one.stage.words(), body).unreferred()
        }
        ByCode::Nothing => shut(NOT_OPEN),
        ByCode::Wait => shut(WAIT),
    })
}

fn draw(one: &OpenWorkshop, code: &str, form: &Form, name: &str, added: bool) -> Markup {
    // What was added is not in the form any more, and the next one is a saying of its own.
    let typed = |name: &str| if added { "" } else { form.value(name) };
    let id = match typed("said_id") {
        "" => Uuid::now_v7().to_string(),
        typed => typed.to_owned(),
    };
    let (label, hint) = match one.stage {
        Stage::People => (
            "Somebody already in their life",
            "Who, and what they are to them: the teacher who rang every day.",
        ),
        Stage::Ideas | Stage::Trying => ("An idea", "However odd. It stays on the list."),
    };
    let name = match form.value("name") {
        "" => name,
        typed => typed,
    };
    let at = format!("/join/{code}");
    html! {
        h1.govuk-heading-l { (one.stage.words()) }
        @if added { div.govuk-inset-text role="status" { p.govuk-body { "Thank you. It is in the workshop. Add another if you like." } } }
        form method="post" action=(at) novalidate {
            input type="hidden" name="said_id" value=(id);
            (Textarea::new("text", label).hint(hint).rows(3u16).value(typed("text")).error_if(form.error("text")))
            (Input::new("name", "Your name")
                .hint("As the others in the room know you. It stands beside what you add.")
                .value(name).error_if(form.error("name")).autocomplete("off"))
            (Button::submit("Add it"))
        }
        p.govuk-body { a.govuk-link href=(at) { "See the question of the moment" } }
        p.govuk-body-s { "Nothing is kept on this phone. Please write no surname of the young person." }
    }
}

pub(super) fn say(visit: &mut Visit) -> Result<Reply, Refusal> {
    let code = code_of(visit);
    let one = match opened(visit, &code)? {
        ByCode::Opens(one) => one,
        ByCode::Nothing => return Ok(shut(NOT_OPEN)),
        ByCode::Wait => return Ok(shut(WAIT)),
    };
    let mut form = visit.posted()?;
    let id = Uuid::parse_str(form.value("said_id")).unwrap_or_else(|_| Uuid::now_v7());
    let text = form
        .text("text", "what you want to add")
        .at_most(500)
        .required();
    let name = form.text("name", "your name").at_most(60).required();
    let (text, name) = form.all_of((text, name))?;
    let said = WorkshopSaid {
        id,
        workshop: one.id,
        name: name.clone(),
        text,
        on: visit.today(),
    };
    if !store::say_in_workshop(visit.exchange()?, &said)? {
        return Err(Refusal::invalid(
            "text",
            "A great deal was added already. Say it to whoever leads the workshop",
        ));
    }
    // The name stays in the form for the next idea and in nothing else: not in the address.
    let next = visit.form("say-in-workshop", &[])?;
    let body = draw(&one, &code, &next, &name, true);
    Ok(Reply::page(one.stage.words(), body).unreferred())
}
