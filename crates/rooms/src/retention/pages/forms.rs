//! Holding a record, asking, agreeing, saying no; the years of a line of the table.

use super::super::Ruled;
use super::super::held::{self, Standing};
use super::super::rules::Case;
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

pub(super) fn ask_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let (_, one) = of(visit)?;
    if !one.is_due(visit.today()) {
        return Err(Refusal::NotFound);
    }
    let form = visit.form("retention-ask", &[])?;
    let fields = html! {
        (stands(&one))
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
    let fields = html! {
        (stands(&one))
        p.govuk-body { (asked.name) " asked for this: " (asked.why) }
        p.govuk-body {
            "Everything that was said about them is destroyed, with their documents and their sign-in, and nobody "
            "can bring it back. Copies in backups go when those backups do: see that none older than today is kept "
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
    let swept = matches!(visit.record().sweep(), Ok(true));
    let notice = if swept {
        format!("Erased: {gone} entries")
    } else {
        format!(
            "Erased: {gone} entries. Run “homeward retention --sweep” tonight: the database was in use"
        )
    };
    Ok(Reply::redirect("/retention").saying(notice))
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
