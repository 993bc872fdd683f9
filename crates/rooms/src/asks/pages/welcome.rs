//! Saying who belongs to a hub, as what, and on which basis information is shared with them.

use crate::about_one::line;
use crate::asks::facts::{Portfolio, Role, Specialist};
use crate::asks::held::{around_names, welcome};
use care::ids::{MemberId, TeamId};
use desk::components::{Button, Radios, Select, SelectItem};
use desk::{Reply, Visit};
use maud::html;
use record::Refusal;
use record::access;

pub(super) fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let hub: TeamId = visit.id("hub")?;
    let (name, members) = visit.read(|tx| {
        let name = access::teams(tx)?
            .into_iter()
            .find_map(|(id, name)| (id == hub).then_some(name))
            .ok_or(Refusal::NotFound)?;
        Ok((name, around_names(tx)?))
    })?;
    let form = visit.form("specialist", &[("here", "yes")])?;
    let items = std::iter::once(SelectItem::new("", "Choose")).chain(
        members
            .into_iter()
            .map(|(id, words)| SelectItem::new(id.to_string(), words)),
    );
    let body = html! {
        div.govuk-grid-row { div.govuk-grid-column-two-thirds {
            span.govuk-caption-l { (name) }
            h1.govuk-heading-l { "Who belongs to the hub" }
            p.govuk-body { "Everybody at a hub belongs to the council or to an agency, and information is shared with it on a basis that can be named." }
            form method="post" data-drafts=(form.drafts_name()) novalidate {
                (form.guard())
                (Select::new("member", "Who?").items(items).value(form.value("member")).error_if(form.error("member")))
                (Radios::new("role", "As what?").choices(Role::ALL.map(|one| (one.code(), one.words())))
                    .value(form.value("role")).error_if(form.error("role")))
                (Radios::new("portfolio", "What does a portfolio lead know well? (portfolio leads only)").choices(Portfolio::ALL.map(|one| (one.code(), one.words())))
                    .value(form.value("portfolio")).error_if(form.error("portfolio")))
                (line(&form, "basis", "On which basis is information shared?").hint("For example, the information sharing agreement with CAMHS of 3 March 2026."))
                (line(&form, "days", "When are they at the hub? (optional)").hint("For example, Tuesdays and Thursdays."))
                (line(&form, "managed_by", "Who manages them day by day? (optional)").hint("For example, the hub’s manager, or Dr Rao of CAMHS."))
                (Radios::new("here", "Do they belong to it now?").choices([("yes", "Yes"), ("no", "No longer")]).inline()
                    .value(form.value("here")).error_if(form.error("here")))
                (Button::submit("Save"))
            }
        } }
    };
    Ok(Reply::page("Who belongs to the hub", body).back_to("The hub", format!("/hub/{hub}")))
}

pub(super) fn save(visit: &mut Visit) -> Result<Reply, Refusal> {
    let hub: TeamId = visit.id("hub")?;
    let mut form = visit.posted()?;
    let member = form
        .choice("member", "who it is", |id| id.parse::<MemberId>().ok())
        .required();
    let role = form.choice("role", "as what", Role::parse).required();
    let portfolio = form
        .choice("portfolio", "what they know well", Portfolio::parse)
        .optional();
    // Whether there is a basis is the room's rule, so that no other door has less of one.
    let basis = form.text("basis", "the basis").at_most(500).optional();
    let days = form
        .text("days", "when they are there")
        .at_most(200)
        .optional();
    let managed_by = form
        .text("managed_by", "who manages them")
        .at_most(200)
        .optional();
    let here = form
        .choice("here", "whether they belong to it", |code| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
        .required();
    let (member, role, portfolio, basis, days, managed_by, here) =
        form.all_of((member, role, portfolio, basis, days, managed_by, here))?;
    visit.write(|tx| {
        let agency = access::member(tx, member)?.and_then(|one| one.agency);
        let said = Specialist {
            hub,
            role,
            portfolio,
            agency,
            basis: basis.clone().unwrap_or_default(),
            days: days.clone(),
            managed_by: managed_by.clone(),
            here,
        };
        welcome(tx, member, &said)
    })?;
    Ok(Reply::redirect(format!("/hub/{hub}")).saying("Saved who belongs to the hub"))
}
