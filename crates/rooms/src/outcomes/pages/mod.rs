//! The pages of outcomes, and their addresses.

mod change;
mod cohort;
mod hub_costs;
mod practice;
mod said;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeMeasures);
    let open = Needs::Capability(Capability::OpenNumber);
    let export = Needs::Capability(Capability::ExportLists);
    let say = Needs::Capability(Capability::ImportComparators);
    let hub = Needs::Capability(Capability::SeeHub);
    let costs = Needs::Capability(Capability::SeeCosts);
    let keep = Needs::Capability(Capability::KeepCosts);
    Routes::new("outcomes")
        .menu("Outcomes", "/outcomes", see)
        .under(
            Section::Numbers,
            "Coming into care and leaving it; what changed before and after a hub began.",
        )
        .get("/outcomes", see, change::page)
        .get("/outcomes.csv", export, change::csv)
        .get("/outcomes/children/{change}", open, change::children)
        .form("/outcomes/kept-since", say, said::kept_page, said::kept)
        .form(
            "/outcomes/compare/{change}",
            say,
            said::group_page,
            said::group,
        )
        .get("/how-we-work", hub, practice::page)
        .get("/our-cohort", open, cohort::page)
        .get("/outcomes/hub-costs", costs, hub_costs::page)
        .form(
            "/outcomes/hub-costs/new",
            keep,
            hub_costs::cost_page,
            hub_costs::cost,
        )
        .form(
            "/outcomes/hub-costs/{fact}",
            keep,
            hub_costs::cost_page,
            hub_costs::cost,
        )
}
