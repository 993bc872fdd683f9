//! Joining with a code, the workshops one has, and opening one.

use crate::about_one::{Page, day, leave, line};
use crate::plans;
use crate::workshops::held::{self, Listed};
use care::dates::long_date;
use care::ids::YoungPersonId;
use desk::components::{Button, button_group};
use desk::form::date_value;
use desk::{Reply, Visit};
use maud::{Markup, html};
use record::Refusal;
use record::access::{Action, FieldClass};
use uuid::Uuid;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let all = visit.read(|tx| Ok(held::listed(tx)?))?;
    let form = visit.form("join", &[])?;
    let body = html! {
        h1.govuk-heading-l { "Workshops" }
        p.govuk-body { "People who know a young person think together: who is already in their life, what could be tried, one thing tested." }
        form method="post" novalidate {
            (form.guard())
            (line(&form, "code", "Were you invited? Enter the code").hint("Eight letters, on the wall.").set("autocomplete", "off").set("autocapitalize", "characters"))
            (Button::submit("Join"))
        }
        @if !all.is_empty() { h2.govuk-heading-m { "Yours" } (list(&all)) }
    };
    Ok(Reply::page("Workshops", body))
}

fn list(all: &[Listed]) -> Markup {
    html! {
        ul.govuk-list {
            @for one in all {
                li { a.govuk-link href={ "/workshops/" (one.id) } { (one.title) } ", " (long_date(one.on)) ". " (one.stage.words()) }
            }
        }
    }
}

/// The workshops of a young person, on their page. `adds` may open one.
pub fn block(id: YoungPersonId, all: &[Listed], adds: bool) -> Markup {
    html! {
        @if !all.is_empty() || adds {
            section aria-labelledby="workshops" {
                h2.govuk-heading-l id="workshops" { "Workshops" }
                (list(all))
                @if adds {
                    (button_group(html! { (Button::link("Think together in a workshop", format!("/young-people/{id}/workshop")).secondary()) }))
                }
            }
        }
    }
}

pub(super) fn join(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mut form = visit.posted()?;
    let code = form.text("code", "the code").at_most(40).required();
    let (code,) = form.all_of((code,))?;
    let workshop: Uuid = visit.write(|tx| held::join(tx, &code))?;
    Ok(Reply::redirect(format!("/workshops/{workshop}")).saying("You have joined"))
}

pub(super) fn open_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let today = visit.today();
    let who = visit.read(|tx| Ok(leave(tx, id, Action::Add, FieldClass::Plans)?.1))?;
    let form = visit.form("workshop", &[("on", &date_value(today))])?;
    let prompt = visit.read(|tx| Ok(plans::prompt_at(tx, plans::Place::Workshop)?))?;
    let fields = html! {
        (plans::prompt(&prompt))
        p.govuk-body { "Everybody whom you give the code reads the title and what is said in the workshop, and nothing else about " (who.short) "." }
        (line(&form, "title", "A title without their name").hint("For example, Thursday’s workshop."))
        (day(&form, "on", "When is it?"))
    };
    let page = Page {
        title: "A workshop",
        about: &who.name,
        back: ("Back to their page", who.address()),
    };
    Ok(page.around(&form, &fields, "Open the workshop"))
}

pub(super) fn open(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let title = form.text("title", "the title").at_most(120).required();
    let on = form.date("on", "the day").required();
    let (title, on) = form.all_of((title, on))?;
    let (workshop, _) = visit.write(|tx| {
        let (_, who) = leave(tx, id, Action::Add, FieldClass::Plans)?;
        if title.to_lowercase().contains(&who.short.to_lowercase()) {
            return Err(Refusal::invalid(
                "title",
                "Leave their name out of the title",
            ));
        }
        held::open(tx, id, &title, on)
    })?;
    Ok(Reply::redirect(format!("/workshops/{workshop}")).saying("The workshop is open"))
}
