//! Holding a record, asking, agreeing, saying no; the years of a line of the table.

use super::super::Ruled;
use super::super::held::{self, Standing};
use super::super::named::{self, Elsewhere, Mentions};
use super::super::rules::Case;
use crate::exchange;
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Button, Checkboxes, Choice, Input, Textarea};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::{Refusal, Tx};

/// A form about one record.
struct Sheet<'s> {
    title: &'s str,
    about: &'s str,
    save: &'s str,
    warning: bool,
}

impl Sheet<'_> {
    fn around(&self, form: &Form, fields: &Markup) -> Reply {
        let button = Button::submit(self.save);
        let button = if self.warning {
            button.warning()
        } else {
            button
        };
        let body = html! {
            div.govuk-grid-row { div.govuk-grid-column-two-thirds {
                span.govuk-caption-l { (self.about) }
                h1.govuk-heading-l { (self.title) }
                form method="post" data-drafts=(form.drafts_name()) novalidate {
                    (form.guard())
                    (fields)
                    (button)
                    p.govuk-body { a.govuk-link href="/retention" { "Leave without saving" } }
                }
            } }
        };
        Reply::page(self.title, body).back_to("Kept until", "/retention")
    }
}

fn of(visit: &Visit) -> Result<(YoungPersonId, Standing), Refusal> {
    let id = visit.id("id")?;
    Ok((id, visit.read(|tx| held::standing(tx, id))?))
}

fn why(form: &Form, label: &str, hint: &str) -> Markup {
    html! {
        (Textarea::new("why", label)
            .hint(hint)
            .value(form.value("why"))
            .error_if(form.error("why")))
    }
}

const NAMELESS: &str = "This is kept after everything else is gone: name nobody.";

fn save(
    visit: &mut Visit,
    notice: &str,
    f: fn(&mut Tx<'_>, YoungPersonId, &str) -> Result<(), Refusal>,
) -> Result<Reply, Refusal> {
    let id = visit.id("id")?;
    let mut form = visit.posted()?;
    let why = form.text("why", "why").at_most(500).required();
    let why = form.all_of(why)?;
    visit.write(|tx| f(tx, id, &why))?;
    Ok(Reply::redirect("/retention").saying(notice))
}

pub(super) fn hold_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = of(visit)?;
    let form = visit.form("retention-hold", &[])?;
    let hint = "A claim, an inquiry, a request by the police or a court. While it is held, nothing erases it.";
    let fields = why(&form, "Why must it be kept for longer?", hint);
    let sheet = Sheet {
        title: "Hold a record",
        about: &one.name,
        save: "Hold it",
        warning: false,
    };
    Ok(sheet.around(&form, &fields))
}

pub(super) fn hold(visit: &mut Visit) -> Result<Reply, Refusal> {
    save(visit, "The record is held", held::hold)
}

pub(super) fn lift_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = of(visit)?;
    if one.hold.is_none() {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("retention-lift", &[])?;
    let fields = why(
        &form,
        "Why need it not be held any longer?",
        "Its own time limit holds again.",
    );
    let sheet = Sheet {
        title: "Lift the hold on a record",
        about: &one.name,
        save: "Lift the hold",
        warning: false,
    };
    Ok(sheet.around(&form, &fields))
}

pub(super) fn lift(visit: &mut Visit) -> Result<Reply, Refusal> {
    save(visit, "The hold is lifted", held::lift)
}

/// Where else their name stands: in the record, and in what left the council.
fn look(visit: &Visit, id: YoungPersonId) -> Result<Elsewhere, Refusal> {
    let names = visit.read(|tx| named::names_of(tx, id))?;
    let store = named::in_the_store(visit.exchange()?, &names)?;
    visit.read(|tx| named::elsewhere(tx, id, &names, &store))
}

pub(super) fn ask_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = of(visit)?;
    if !one.is_due(visit.today()) {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("retention-ask", &[])?;
    let elsewhere = look(visit, one.id)?;
    let fields = html! {
        (stands(&one))
        (mentioned(&elsewhere))
        (why(&form, "Why is it to be erased?", NAMELESS))
    };
    let sheet = Sheet {
        title: "Ask for a record to be erased",
        about: &one.name,
        save: "Ask a second person",
        warning: false,
    };
    Ok(sheet.around(&form, &fields))
}

pub(super) fn ask(visit: &mut Visit) -> Result<Reply, Refusal> {
    save(visit, "Somebody else is asked to agree", held::ask)
}

pub(super) fn refuse_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = of(visit)?;
    if one.asked.is_none() {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("retention-refuse", &[])?;
    let fields = why(&form, "Why should it be kept?", "Whoever asked reads this.");
    let sheet = Sheet {
        title: "Say no to an erasure",
        about: &one.name,
        save: "Keep the record",
        warning: false,
    };
    Ok(sheet.around(&form, &fields))
}

pub(super) fn refuse(visit: &mut Visit) -> Result<Reply, Refusal> {
    save(visit, "The record is kept", held::refuse)
}

pub(super) fn agree_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = of(visit)?;
    let Some(asked) = &one.asked else {
        return Err(Refusal::NotFound);
    };
    let form = visit.form("retention-agree", &[])?;
    let elsewhere = look(visit, one.id)?;
    let fields = html! {
        (stands(&one))
        p.govuk-body { (asked.name) " asked for this: " (asked.why) }
        (mentioned(&elsewhere))
        h2.govuk-heading-m { "What goes" }
        p.govuk-body {
            "Everything that was said about them is destroyed, with their documents, their sign-in, and every referral, "
            "link and answer about them in the store that homes read from. Nobody can bring it back. Copies in backups go when those backups do: see that none older than today is kept "
            "for longer than the council has decided."
        }
        (Checkboxes::new("agree", "Do you agree?")
            .choice(Choice::new("yes", "I have read this, and I agree that the record is erased"))
            .error_if(form.error("agree")))
    };
    let sheet = Sheet {
        title: "Agree that a record is erased",
        about: &one.name,
        save: "Erase it for good",
        warning: true,
    };
    Ok(sheet.around(&form, &fields))
}

pub(super) fn agree(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    if !visit.posted()?.ticked("agree") {
        return Err(Refusal::invalid("agree", "Tick the box if you agree"));
    }
    let gone = visit.write(|tx| held::agree(tx, id))?;
    // What was said is gone from the record when this answers. Its last traces in the database's
    // free space go now too, or with `homeward retention --sweep` if somebody was still reading.
    let outside = exchange::erase_gone(visit.record(), visit.exchange()?);
    if let Err(refusal) = &outside {
        tracing::error!(%refusal, "the exchange store could not follow an erasure yet: it will be tried again");
    }
    let swept = outside.is_ok()
        && matches!(visit.record().sweep(), Ok(true))
        && matches!(visit.exchange()?.sweep(), Ok(true));
    let gone = gone + outside.unwrap_or(0);
    let notice = if swept {
        format!("Erased: {gone} entries")
    } else {
        format!(
            "Erased: {gone} entries. Run “homeward retention --sweep” tonight: the database was in use"
        )
    };
    Ok(Reply::redirect("/retention").saying(notice))
}

fn count(mentions: &Mentions) -> String {
    match (mentions.whole, mentions.part) {
        (whole, 0) => format!("the whole name in {whole}"),
        (0, part) => format!("one word of it in {part}"),
        (whole, part) => format!("the whole name in {whole}, one word of it in {part}"),
    }
}

/// Where their name stands that the erasure does not reach.
fn mentioned(elsewhere: &Elsewhere) -> Markup {
    let line = |at: &str, name: &str, mentions: &Mentions| {
        html! { li { a.govuk-link href=(at) { (name) } ": " (count(mentions)) } }
    };
    html! {
        h2.govuk-heading-m { "Look at these yourself" }
        @if elsewhere.is_empty() {
            p.govuk-body { "Their name was looked for in everything that was said about others, here and in what left the council, and stands nowhere." }
        } @else {
            p.govuk-body {
                "Their name stands in what was written about others. The erasure does not reach it: it stays unless "
                "somebody takes it out there. One word of a name may well be somebody else. Counted are entries."
            }
        }
        @if !elsewhere.is_empty_here() {
            h3.govuk-heading-s { "In the record" }
            ul.govuk-list.govuk-list--bullet {
                @for (at, name, mentions) in &elsewhere.people { (line(at, name, mentions)) }
                (closed(elsewhere.closed_people, &elsewhere.closed))
                @for (at, name, mentions) in &elsewhere.places { (line(at, name, mentions)) }
                @for (room, mentions) in &elsewhere.rest { li { (room) ": " (count(mentions)) } }
            }
        }
        @let outside = &elsewhere.outside;
        @if !outside.is_empty() {
            h3.govuk-heading-s { "In what left the council" }
            ul.govuk-list.govuk-list--bullet {
                @for (at, name, mentions) in &outside.sent {
                    li { a.govuk-link href=(at) { "What a home read about " (name) } ": " (count(mentions)) }
                }
                (closed(outside.closed_people, &outside.closed))
                @for (at, name, mentions) in &outside.providers {
                    li { a.govuk-link href=(at) { (name) } ", what they read and wrote: " (count(mentions)) }
                }
                @if outside.workshops.all() > 0 { li { "What guests added to workshops: " (count(&outside.workshops)) } }
                @if outside.rest.all() > 0 { li { "Everything else there: " (count(&outside.rest)) } }
            }
            p.govuk-hint { "What a home read can be closed on its page, so that the link no longer works. It goes from the store with the record of whom it was about." }
        }
    }
}

/// Records that the reader may not open, together.
fn closed(people: usize, mentions: &Mentions) -> Markup {
    html! {
        @if people > 0 {
            li { "Records of other young people that you may not open (" (people) "): " (count(mentions)) ". Ask whoever may." }
        }
    }
}

fn stands(one: &Standing) -> Markup {
    html! {
        @if let Some((case, until)) = one.until {
            p.govuk-body {
                (case.words()) ": to be kept until " (long_date(until)) ". That day has come."
            }
        }
    }
}

fn case_of(visit: &Visit) -> Result<Case, Refusal> {
    visit
        .part("line")
        .and_then(Case::from_code)
        .ok_or(Refusal::NotFound)
}

pub(super) fn years_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let case = case_of(visit)?;
    let rules = visit.read(|tx| Ok(held::rules(tx)?))?;
    let rule = rules
        .into_iter()
        .find(|rule| rule.case == case)
        .ok_or(Refusal::NotFound)?;
    let years = rule.years.to_string();
    let form = visit.form(
        "retention-years",
        &[("years", &years), ("source", &rule.source)],
    )?;
    let fields = html! {
        (Input::new("years", format!("Years from {}", case.counted_from()))
            .inputmode("numeric")
            .value(form.value("years"))
            .error_if(form.error("years")))
        (Textarea::new("source", "Where does that come from?")
            .hint("The regulation, the council’s schedule, and whose advice.")
            .value(form.value("source"))
            .error_if(form.error("source")))
    };
    let sheet = Sheet {
        title: "Change how long records are kept",
        about: case.words(),
        save: "Save the years",
        warning: false,
    };
    Ok(sheet.around(&form, &fields))
}

pub(super) fn years(visit: &mut Visit) -> Result<Reply, Refusal> {
    let case = case_of(visit)?;
    let mut form = visit.posted()?;
    let years = form
        .number("years", "the number of years")
        .between(10, 150)
        .required()
        .map(|years| i16::try_from(years).unwrap_or(150));
    let source = form
        .text("source", "where that comes from")
        .at_most(500)
        .required();
    let (years, source) = form.all_of((years, source))?;
    let said = Ruled {
        case,
        years,
        source,
    };
    visit.write(|tx| held::set(tx, &said))?;
    Ok(Reply::redirect("/retention").saying("The years are saved"))
}
