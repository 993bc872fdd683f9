//! Where a young person comes in: with a first code, or with their word and a code of their sheet.

use super::frame::{Speaks, of_the_door};
use crate::own::words::Word;
use desk::components::{Button, Input, PasswordInput};
use desk::sign_in::own;
use desk::{Reply, Visit, is_local};
use maud::{Markup, html};
use record::Refusal;

/// Where to go once in: the page that asked, when it is one of theirs.
fn next(visit: &Visit) -> String {
    visit
        .query("next")
        .filter(|to| is_local(to) && to.starts_with("/my-page"))
        .unwrap_or("/my-page")
        .to_owned()
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = of_the_door(visit);
    let form = visit.form("hello", &[])?;
    let next = next(visit);
    let shut = visit.query("shut").is_some();
    let body = html! {
        @if shut { div.govuk-inset-text { p.govuk-body { (speaks.say(Word::NotMeDone)) } } }
        (speaks.heading(Word::HelloTitle))
        @if !visit.is_demonstration() {
            div data-passkey-sign-in=(next) hidden {
                (Button::new(speaks.say(Word::DoorPasskey)).kind("button"))
                p.govuk-error-message data-passkey-problem role="alert" hidden {}
            }
        }
        p.govuk-body { (speaks.say(Word::DoorHelp)) }
        form method="post" novalidate {
            (Input::new("name", speaks.say(Word::DoorName))
                .hint(speaks.say(Word::DoorNameHint))
                .value(form.value("name"))
                .autocomplete("username").spellcheck(false)
                .error_if(form.error("name")))
            (PasswordInput::new("word-password", speaks.say(Word::DoorSecret))
                .autocomplete("current-password"))
            (code_input(speaks, "code", Word::DoorCode).hint(speaks.say(Word::DoorCodeHint)))
            (Button::submit(speaks.say(Word::DoorIn)))
        }
        p.govuk-body { a.govuk-link href="/hello/start" { (speaks.say(Word::DoorFirst)) } }
        p.govuk-body { (speaks.say(Word::DoorLost)) }
        p.govuk-hint { (speaks.say(Word::DoorSlow)) }
    };
    Ok(speaks.page(Word::HelloTitle, &body))
}

fn code_input(speaks: Speaks, name: &'static str, label: Word) -> Input {
    Input::new(name, speaks.say(label))
        .autocomplete("off")
        .spellcheck(false)
}

pub(super) fn enter(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = of_the_door(visit);
    let form = visit.posted()?;
    let next = next(visit);
    let (name, word, code) = (
        form.value("name"),
        form.value("word-password"),
        form.value("code"),
    );
    // The longest that could be right; more is not looked at.
    let fits = name.len() <= 200 && word.len() <= 512 && code.len() <= 60;
    let entered = if fits {
        own::enter(visit, name, word, code, &next)?
    } else {
        None
    };
    entered.ok_or_else(|| Refusal::invalid("name", speaks.say(Word::DoorNo)))
}

pub(super) fn start_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = of_the_door(visit);
    let form = visit.form("start", &[])?;
    let body: Markup = html! {
        (speaks.heading(Word::StartTitle))
        p.govuk-body { (speaks.say(Word::StartHelp)) }
        form method="post" novalidate {
            (code_input(speaks, "code", Word::StartCode).error_if(form.error("code")))
            (Button::submit(speaks.say(Word::DoorIn)))
        }
    };
    Ok(speaks
        .page(Word::StartTitle, &body)
        .back_to(speaks.say(Word::Back), "/hello"))
}

pub(super) fn start(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = of_the_door(visit);
    let form = visit.posted()?;
    let code = form.value("code");
    let entered = if code.len() <= 60 {
        own::take_start(visit, code, "/my-page/way-in")?
    } else {
        None
    };
    entered.ok_or_else(|| Refusal::invalid("code", speaks.say(Word::StartNo)))
}
