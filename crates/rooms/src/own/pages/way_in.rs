//! How a young person gets in: their phone, or a word and a sheet of codes; when the page was opened,
//! who set it up, and shutting it at once.

use super::frame::{Speaks, me, own_id};
use crate::own::facts::ShutOut;
use crate::own::keeping::{Turn, What, turns};
use crate::own::words::Word;
use crate::people;
use care::dates::long_date;
use care::ids::MemberId;
use desk::components::{Button, Input, PasswordInput};
use desk::form::Form;
use desk::sign_in::own::{self, How, Ways, Weak};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::access::{self, Allowed};
use record::{Fault, Refusal, Saying, Tx};
use std::collections::HashMap;

struct View {
    speaks: Speaks,
    ways: Ways,
    turns: Vec<Turn>,
    names: HashMap<MemberId, String>,
}

fn view(visit: &Visit) -> Result<View, Refusal> {
    visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        let member = tx.caller().member();
        let names = access::members(tx)?;
        Ok(View {
            speaks,
            ways: own::ways(tx, member)?,
            turns: turns(tx, allowed.id())?,
            names: names.into_iter().map(|one| (one.id, one.name)).collect(),
        })
    })
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let view = view(visit)?;
    let form = visit.form("way-in", &[])?;
    let passkeys = !visit.is_demonstration();
    let body = draw(&view, &form, passkeys);
    Ok(view.speaks.page(Word::WayIn, &body))
}

fn draw(view: &View, form: &Form, passkeys: bool) -> Markup {
    let speaks = view.speaks;
    let say = |word| speaks.say(word);
    html! {
        (speaks.heading(Word::WayIn))
        p.govuk-body { (say(Word::WayInExplain)) }
        @if let Some(name) = &view.ways.name {
            p.govuk-body { (speaks.with(Word::WayInName, &[("name", name)])) }
        }
        @if !view.ways.can_enter() {
            div.govuk-inset-text { (say(Word::WayInNone)) }
        }
        @if passkeys { (phones(view, form)) }
        h2.govuk-heading-m { (say(Word::Sheet)) }
        p.govuk-body { (say(Word::SheetHelp)) }
        @if view.ways.word {
            p.govuk-body {
                (speaks.with(Word::SheetLeft, &[("count", &view.ways.codes.to_string())])) " "
                @if view.ways.codes <= 3 { (say(Word::SheetLow)) }
            }
            form method="post" action="/my-page/way-in/sheet" {
                (form.guard().clone().fresh_key())
                p.govuk-hint { (say(Word::SheetNewHelp)) }
                (Button::submit(say(Word::SheetNew)).secondary())
            }
        }
        form method="post" novalidate {
            (form.guard())
            (PasswordInput::new("new-password", say(Word::SecretNew))
                .hint(say(Word::SecretHint)).autocomplete("new-password")
                .error_if(form.error("new-password")))
            (Button::submit(say(Word::SecretSave)))
        }
        (history(view))
        h2.govuk-heading-m { (say(Word::NotMe)) }
        p.govuk-body { (say(Word::NotMeHelp)) }
        form method="post" action="/my-page/way-in/stop" {
            (form.guard().clone().fresh_key())
            (Button::submit(say(Word::NotMePress)).warning())
        }
    }
}

fn phones(view: &View, form: &Form) -> Markup {
    let speaks = view.speaks;
    let say = |word| speaks.say(word);
    html! {
        h2.govuk-heading-m { (say(Word::Phone)) }
        p.govuk-body { (say(Word::PhoneHelp)) " " (say(Word::PhoneOwn)) }
        @for (id, label) in &view.ways.passkeys {
            form method="post" action=(format!("/account/passkeys/{id}/remove")) {
                (form.guard().clone().about(id))
                p.govuk-body {
                    strong { (label) } " "
                    button.hw-link-button type="submit" { (speaks.with(Word::PhoneRemove, &[("name", label)])) }
                }
            }
        }
        div data-passkey-add hidden {
            (Input::new("label", say(Word::PhoneName)).id("passkey-label").autocomplete("off").value(say(Word::Phone)))
            (Button::new(say(Word::PhoneAdd)).kind("button"))
            p.govuk-error-message data-passkey-problem role="alert" hidden {}
        }
        noscript { p.govuk-body { (say(Word::PhoneNoScript)) } }
    }
}

fn history(view: &View) -> Markup {
    let speaks = view.speaks;
    html! {
        @if !view.ways.entries.is_empty() {
            h2.govuk-heading-m { (speaks.say(Word::Entries)) }
            ul.govuk-list {
                @for (at, how) in view.ways.entries.iter().take(8) {
                    li { (long_date(record::clock::day_of(*at))) ", " (speaks.say(entry(*how))) }
                }
            }
        }
        @if !view.turns.is_empty() {
            h2.govuk-heading-m { (speaks.say(Word::Turns)) }
            ul.govuk-list {
                @for turn in view.turns.iter().take(8) { li { (long_date(turn.on)) ". " (told(view, turn)) } }
            }
        }
    }
}

const fn entry(how: How) -> Word {
    match how {
        How::Start => Word::EntryStart,
        How::Code => Word::EntryCode,
        How::Passkey => Word::EntryPasskey,
        How::Wrong => Word::EntryWrong,
        How::Other => Word::EntryOther,
    }
}

fn told(view: &View, turn: &Turn) -> String {
    let name = view.names.get(&turn.by).map_or("Homeward", String::as_str);
    match &turn.what {
        What::In(said) => {
            let word = if said.again {
                Word::TurnAgain
            } else {
                Word::TurnIn
            };
            view.speaks
                .with(word, &[("name", name), ("stands", &said.stands)])
        }
        What::Out(said) if said.themselves => view.speaks.say(Word::TurnOutYou),
        What::Out(_) => view.speaks.with(Word::TurnOutThem, &[("name", name)]),
    }
}

/// What people near them know, and a chosen word must not be made of.
fn known(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<String>, Fault> {
    let mut all = Vec::new();
    if let Some(person) = people::person(tx, allowed.id())? {
        all.extend(
            [person.given, person.family, person.known_as]
                .into_iter()
                .flatten(),
        );
        if let Some(born) = person.born {
            let (year, month, day) = (born.year(), born.month(), born.day());
            all.extend([
                format!("{year}"),
                format!("{day:02}{month:02}{year}"),
                format!("{day:02}{month:02}{:02}", year % 100),
                format!("{month:02}{day:02}{year}"),
                format!("{year}{month:02}{day:02}"),
                format!("{day}{month}{year}"),
            ]);
        }
    }
    let workers = access::workers(tx, allowed)?;
    let matter = people::said_of::<people::PersonWhoMatters>(tx, allowed)?;
    let names = workers
        .into_iter()
        .map(|one| one.name)
        .chain(matter.into_iter().map(|one| one.said.name));
    all.extend(names.flat_map(|name| {
        name.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    }));
    Ok(all)
}

pub(super) fn set_word(visit: &mut Visit) -> Result<Reply, Refusal> {
    if !visit.signed_in_lately() {
        return Ok(Reply::redirect("/hello?next=%2Fmy-page%2Fway-in"));
    }
    let mut form = visit.posted()?;
    let (speaks, known) = visit.read(|tx| {
        let (allowed, speaks) = me(tx)?;
        Ok((speaks, known(tx, &allowed)?))
    })?;
    let word = form.value("new-password").to_owned();
    let problem = own::weak(&word, &known).map(|weak| match weak {
        Weak::Short => Word::SecretShort,
        Weak::Long => Word::SecretLong,
        Weak::Simple => Word::SecretSimple,
        Weak::Known => Word::SecretKnown,
    });
    if let Some(problem) = problem {
        form.problem("new-password", speaks.say(problem));
    }
    form.checked()?;
    let hash = own::word_hash(&word)?;
    let (sheet, name) = visit.write(|tx| {
        let member = tx.caller().member();
        own::set_word(tx, member, &hash)?;
        let sheet = own::new_sheet(tx, member)?;
        Ok((sheet, own::ways(tx, member)?.name.unwrap_or_default()))
    })?;
    Ok(sheet_page(speaks, &name, &sheet, visit.origin()))
}

pub(super) fn sheet(visit: &mut Visit) -> Result<Reply, Refusal> {
    let speaks = visit.read(|tx| Ok(me(tx)?.1))?;
    let (sheet, name) = visit.write(|tx| {
        let member = tx.caller().member();
        let sheet = own::new_sheet(tx, member)?;
        Ok((sheet, own::ways(tx, member)?.name.unwrap_or_default()))
    })?;
    Ok(sheet_page(speaks, &name, &sheet, visit.origin()))
}

/// The sheet: shown once, made for paper.
fn sheet_page(speaks: Speaks, name: &str, sheet: &[String], origin: &str) -> Reply {
    let body = html! {
        (speaks.heading(Word::SheetTitle))
        p.govuk-body { (speaks.say(Word::SheetOnce)) " " (speaks.say(Word::SheetCross)) }
        p.govuk-body { strong.hw-code { (origin) "/hello" } }
        p.govuk-body { (speaks.with(Word::WayInName, &[("name", name)])) }
        ol.govuk-list.govuk-list--number.hw-sheet { @for code in sheet { li { strong.hw-code { (code) } } } }
        div.hw-no-print { (Button::link(speaks.say(Word::SheetDone), "/my-page")) }
    };
    speaks.page(Word::SheetTitle, &body)
}

/// "Someone else is on my page": everything ends, for them too, and it is begun again face to face.
pub(super) fn stop(visit: &mut Visit) -> Result<Reply, Refusal> {
    visit.write(|tx| {
        let id = own_id(tx)?;
        let said = ShutOut {
            themselves: true,
            why: None,
        };
        tx.say(id, &said, Saying::from("young person"))?;
        let member = access::shut(tx, id)?;
        own::stop(tx, member)?;
        Ok(())
    })?;
    Ok(Reply::redirect("/hello?shut=1"))
}
