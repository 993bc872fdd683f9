//! The first page after signing in, and a young person's own page.

use super::super::of_one::view;
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Action, Capability, Persona, find};

/// Leads each to where their work begins.
pub(super) fn front(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?;
    let numbers_first = matches!(
        caller.persona(),
        Some(Persona::ServiceLead | Persona::Councillor | Persona::Analyst | Persona::Commissioner)
    );
    let to = if caller.may(Capability::OwnPage) {
        "/my-page"
    } else if caller.persona() == Some(Persona::KeyWorker) {
        "/my-young-people"
    } else if numbers_first {
        "/numbers"
    } else if caller.may(Capability::ManageMembers) {
        "/members"
    } else if caller.may(Capability::SeeAccessLog) {
        "/looks"
    } else if caller.may(Capability::FindPeople) {
        "/young-people"
    } else {
        return Ok(Reply::page(
            "Welcome",
            html! {
                h1.govuk-heading-l { "Welcome" }
                p.govuk-body { "Nothing has been shared with you yet. When the council sends you something about a young person, it will be here." }
            },
        ));
    };
    Ok(Reply::redirect(to))
}

/// A young person's own page: what they said, who is around them, what is written down about them.
pub(super) fn own(visit: &mut Visit) -> Result<Reply, Refusal> {
    let today = visit.today();
    let id = visit.caller()?.young_person().ok_or(Refusal::NotFound)?;
    let view = visit.read(|tx| {
        let allowed = find(tx, id)?.allow(Action::See)?;
        view(tx, &allowed, today, None)
    })?;
    Ok(Reply::page("My page", super::one::own(&view)).for_a_young_person())
}
