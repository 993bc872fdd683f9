//! Opening a record in an emergency; saying that one knows somebody outside work.

use super::{done, framed, id, input};
use crate::about_one::{day, line};
use crate::people::{self, Asked};
use desk::components::{Button, Textarea, WarningText};
use desk::form::Form;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{self, Action, find};

/// Said alike of a number nobody has, of somebody the asker has a conflict with, and of a name and
/// birthday that fit no one: the answer must not tell which.
const NOBODY: &str = "We cannot open anybody’s page with this. Check it with whoever called you";

pub(in super::super) fn glass_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let form = visit.form("glass", &[])?;
    Ok(
        Reply::page("Open a page in an emergency", draw_glass(&form))
            .back_to("Young people", "/young-people"),
    )
}

/// The form, as it stands.
fn draw_glass(form: &Form) -> Markup {
    html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            h1.govuk-heading-l { "Open a page in an emergency" }
            p.govuk-body {
                "For a young person you do not work with, who needs you now: the police ring at night, "
                "or their own worker cannot be reached."
            }
            (WarningText::new("The page opens for 60 minutes. The privacy officer is told at once and will ask about it."))
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (line(form, "number", "Their number, if you have it").spellcheck(false))
                h2.govuk-heading-m { "Or their name and birthday, as they are in the record" }
                (line(form, "given", "First name, or what they like to be called").spellcheck(false))
                (line(form, "family", "Last name").spellcheck(false))
                (day(form, "born", "When were they born?"))
                (Textarea::new("reason", "Why do you need to see their page now?")
                    .value(form.value("reason")).error_if(form.error("reason")))
                (Button::submit("Open the page").warning())
            }
        } }
    }
}

pub(in super::super) fn glass(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why you need to see their page now")
        .at_most(1_000)
        .required();
    let number = form.text("number", "their number").optional();
    let given = form.text("given", "their first name").optional();
    let family = form.text("family", "their last name").optional();
    let born = form.date("born", "when they were born").optional();
    let (reason, number, given, family, born) =
        form.all_of((reason, number, given, family, born))?;
    let (field, asked) = match (number, given, family, born) {
        (Some(number), ..) => ("number", Asked::Number(number)),
        (None, Some(given), Some(family), Some(born)) => {
            ("given", Asked::Name(given, family, born))
        }
        _ => {
            let words = "Enter their number, or all three of first name, last name and birthday";
            return Err(Refusal::invalid("number", words));
        }
    };
    let opened = visit.write(|tx| {
        let id = people::exactly(tx, &asked)?.ok_or(Refusal::NotFound)?;
        Ok((id, access::break_glass(tx, id, &reason)?))
    });
    let (id, until) = match opened {
        Err(Refusal::NotFound) => return Err(Refusal::invalid(field, NOBODY)),
        other => other?,
    };
    let until = record::clock::in_england(until);
    let words = format!(
        "This page is open to you until {:02}:{:02}. The privacy officer has been told.",
        until.hour(),
        until.minute()
    );
    Ok(done(id, &words))
}

pub(in super::super) fn conflict_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let view = visit.read(|tx| {
        let today = tx.today();
        let allowed = find(tx, id)?.allow(Action::See)?;
        crate::young_people::of_one::view(tx, &allowed, today, None)
    })?;
    let form = visit.form("i-know-them", &[])?;
    let fields = html! {
        p.govuk-body {
            "If this is your family, a friend’s child, a neighbour or somebody else you know outside "
            "work, say so. From then on their page does not exist for you."
        }
        (input(&form, "reason", "How do you know them?"))
    };
    Ok(framed(
        &view,
        "I know this young person outside work",
        &form,
        &fields,
        "Close their page to me",
    ))
}

pub(in super::super) fn conflict(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "how you know them")
        .at_most(500)
        .required();
    let (reason,) = form.all_of((reason,))?;
    visit.write(|tx| access::declare_conflict(tx, id, &reason))?;
    Ok(Reply::redirect("/young-people").saying("Thank you. That page is closed to you now."))
}
