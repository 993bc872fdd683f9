//! The first page after signing in.

use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access::{Capability, Persona};

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
    } else if caller.persona() == Some(Persona::TeamManager) {
        "/hub"
    } else if matches!(caller.persona(), Some(Persona::Partner(_))) {
        "/asks"
    } else if caller.persona() == Some(Persona::PlacementOfficer)
        && caller.may(Capability::SearchForHomes)
    {
        "/searches"
    } else if caller.persona() == Some(Persona::Finance) && caller.may(Capability::KeepCosts) {
        "/invoices"
    } else if caller.persona() == Some(Persona::Provider) {
        "/exchange"
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
