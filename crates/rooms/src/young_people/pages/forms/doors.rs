//! Opening a record in an emergency; saying that one knows somebody outside work.

use super::{done, framed, id, input};
use desk::components::{Button, Textarea, WarningText};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{self, Action, find};

pub(in super::super) fn glass_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    id(visit)?;
    let form = visit.form("glass", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Open a page in an emergency" }
        (WarningText::new("The page opens for 60 minutes. The privacy officer is told at once and will ask about it."))
        form method="post" data-drafts=(form.drafts_name()) novalidate {
            (form.guard())
            (Textarea::new("reason", "Why do you need to see this page now?")
                .value(form.value("reason")).error_if(form.error("reason")))
            (Button::submit("Open the page").warning())
        }
    };
    Ok(Reply::page("Open a page in an emergency", body).back_to("Young people", "/young-people"))
}

pub(in super::super) fn glass(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = id(visit)?;
    let mut form = visit.posted()?;
    let reason = form
        .text("reason", "why you need to see this page now")
        .at_most(1_000)
        .required();
    let (reason,) = form.all_of((reason,))?;
    let until = visit.write(|tx| access::break_glass(tx, id, &reason))?;
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
