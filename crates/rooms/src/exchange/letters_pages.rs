//! The letters and notices of a move: which are due, writing one, and the letter as it went out.

use super::ask_pages::{leave_fields, leave_of};
use super::facts::Letter;
use super::gate::Reader;
use super::letters::{self, Due, Move};
use super::shown_pages;
use care::counted;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{
    Button, Input, InsetText, Select, SelectItem, Table, Textarea, Width, table::Cell,
};
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass, find};

fn back(id: YoungPersonId) -> String {
    format!("/young-people/{id}/placement/letters")
}

fn moved(visit: &Visit, id: YoungPersonId, action: Action) -> Result<Move, Refusal> {
    visit.read(|tx| {
        find(tx, id)?.allow_for(action, FieldClass::Whereabouts)?;
        letters::letters(tx, id)?.ok_or(Refusal::NotFound)
    })
}

/// The state of a letter, in words.
fn standing(due: &Due, today: care::Date) -> Markup {
    match &due.sent {
        Some(letter) => {
            html! { "Sent " (long_date(letter.on)) ", " (letter.how) ", to " (letter.name) }
        }
        None if due.late(today) => html! { strong { "Late" } },
        None => html! { "Not yet" },
    }
}

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let of_move = moved(visit, id, Action::See)?;
    let table = of_move.letters.iter().fold(
        Table::bare().head(["To", "Why", "Due", "Sent"]),
        |table, due| {
            table.row([
                Cell::new(html! { a.govuk-link href={ (back(id)) "/" (due.to.code()) } { (due.to.words()) } }),
                Cell::new(&due.because),
                Cell::new(long_date(due.by)),
                Cell::new(standing(due, today)),
            ])
        },
    );
    let late = of_move.letters.iter().filter(|due| due.late(today)).count();
    let body = html! {
        span.govuk-caption-l { (of_move.name) }
        h1.govuk-heading-l { "Letters and notices" }
        p.govuk-body {
            "For the move to " (of_move.home.said.name) " on " (long_date(of_move.booking.said.from)) "."
            @if of_move.emergency { " It was decided on the day: letters are due within five working days." }
            @if late > 0 { " " strong { (late) " of " (counted(of_move.letters.len(), "letter is", "letters are")) " late." } }
        }
        @match (of_move.area, of_move.adjoining) {
            (Some(area), Some(false)) => (InsetText::new(format!("This home is at a distance, in {}: the director approves it, after that authority was consulted.", area.name().unwrap_or(area.as_str())))),
            (Some(area), None) => (InsetText::new(format!("This home is outside our area, in {}. Whether that touches ours is not sure here: look at a map. If it does not, the director approves it, after that authority was consulted.", area.name().unwrap_or(area.as_str())))),
            (Some(area), _) => (InsetText::new(format!("This home is outside our area, in {}: the nominated officer approves it.", area.name().unwrap_or(area.as_str())))),
            (None, _) => {}
        }
        (table.scrolling("Letters and notices"))
        @if !care::working_days::bank_holidays_are_known(of_move.booking.said.from) {
            p.govuk-hint { "Bank holidays of this year are not known here: weekdays were counted." }
        }
        p.govuk-body { a.govuk-link href={ "/young-people/" (id) "/kept-back" } { "What must not get out" } }
    };
    Ok(Reply::page("Letters and notices", body)
        .back_to("Their home", format!("/young-people/{id}/placement"))
        .wide())
}

fn reader(visit: &Visit, of_move: &Move) -> Result<Reader, Refusal> {
    visit
        .part("to")
        .and_then(Reader::parse)
        .filter(|to| of_move.letters.iter().any(|due| due.to == *to))
        .ok_or(Refusal::NotFound)
}

pub(super) fn letter_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let of_move = moved(visit, id, Action::See)?;
    let to = reader(visit, &of_move)?;
    let (council, name) = (
        visit.council().to_owned(),
        visit.caller()?.name().to_owned(),
    );
    let (text, may) = visit.read(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::See, FieldClass::Whereabouts)?;
        let text = letters::draft(tx, id, &of_move, to, (&council, &name))?;
        Ok((
            text,
            allowed.lens().may(Action::Share, FieldClass::Whereabouts),
        ))
    })?;
    let form = visit.form(&format!("letter-{}", to.code()), &[("text", &text)])?;
    let leave = leave_of(&form);
    let found = letters::check(
        visit.record(),
        id,
        to,
        (form.value("name"), form.value("text")),
        &leave,
    )
    .err()
    .unwrap_or_default();
    let sent = of_move
        .letters
        .iter()
        .find(|due| due.to == to)
        .and_then(|due| due.sent.as_ref());
    let ways = ["by post", "by hand", "by secure e-mail"];
    let body = html! {
        span.govuk-caption-l { (of_move.name) }
        h1.govuk-heading-l { "Letter: " (to.words().to_lowercase()) }
        @if let Some(sent) = sent {
            (InsetText::new(html! {
                "Sent " (long_date(sent.on)) " " (sent.how) ". "
                a.govuk-link href={ (back(id)) "/" (to.code()) "/sheet" } { "See the letter as it went out" }
            }))
        }
        @if !found.is_empty() { (shown_pages::findings(&found)) }
        @if may {
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (Input::new("name", "Whose name stands on it?").width(Width::C30)
                    .value(form.value("name")).error_if(form.error("name")))
                (Textarea::new("text", "The letter").rows(18u16)
                    .value(form.value("text")).error_if(form.error("text")))
                (leave_fields(&form, &found))
                (Select::new("how", "How does it go?").items(ways.iter().map(|way| SelectItem::new(*way, *way).selected(form.value("how") == *way)).collect::<Vec<_>>()))
                (Button::submit("It goes out today: show it to print"))
            }
        } @else {
            p.govuk-body { "Their social worker writes and sends this letter: you may see that it is due, and may not share where they live." }
        }
    };
    Ok(Reply::page("A letter", body).back_to("Letters and notices", back(id)))
}

pub(super) fn send(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let of_move = moved(visit, id, Action::Share)?;
    let to = reader(visit, &of_move)?;
    let mut form = visit.posted()?;
    let leave = leave_of(&form);
    let name = form
        .text("name", "whose name stands on it")
        .at_most(160)
        .required();
    let text = form.text("text", "the letter").at_most(8_000).required();
    let how = form.text("how", "how it goes").at_most(40).required();
    let (name, text, how) = form.all_of((name, text, how))?;
    if letters::check(visit.record(), id, to, (&name, &text), &leave).is_err() {
        return Err(Refusal::invalid(
            "text",
            "This letter cannot leave yet: it says what this reader must not learn. What to do stands above",
        ));
    }
    let said = Letter {
        booking: of_move.booking.said.id,
        to,
        name,
        text,
        on: visit.today(),
        how,
        leave,
    };
    visit.write(|tx| {
        let allowed = find(tx, id)?.allow_for(Action::Share, FieldClass::Whereabouts)?;
        letters::say_letter(tx, &allowed, &said)
    })?;
    Ok(Reply::redirect(format!("{}/{}/sheet", back(id), to.code()))
        .saying("Written down that it goes out today"))
}

pub(super) fn sheet(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let of_move = moved(visit, id, Action::See)?;
    let to = reader(visit, &of_move)?;
    let sent = of_move
        .letters
        .into_iter()
        .find(|due| due.to == to)
        .and_then(|due| due.sent)
        .ok_or(Refusal::NotFound)?;
    let body = html! {
        h1.govuk-visually-hidden { "A letter to " (to.words().to_lowercase()) }
        div.hw-sheet {
            p { (sent.name) }
            @for part in sent.text.split("\n\n") {
                p { @for (at, line) in part.lines().enumerate() { @if at > 0 { br; } (line) } }
            }
        }
    };
    Ok(Reply::page("A letter", body).back_to("Letters and notices", back(id)))
}
