//! The pages of what is planned together, and their addresses.

mod block;
mod conference;
mod family;
mod life;
mod plan;
mod principles;
mod safety_map;
mod taken_on;
mod who_matters;

pub use block::{Block, block, gather, overdue_list, past_list, residential_notice, taken_on};
pub use principles::{footer, prompt, read_note};

use desk::{Needs, Routes};
use record::access::Capability;

/// The addresses of this room. What a role may see and add is decided for each young person.
pub fn routes() -> Routes {
    let open = Needs::Capability(Capability::OpenPeople);
    let lead = Needs::Capability(Capability::LeadHub);
    Routes::new("plans")
        .get("/young-people/{id}/plan", open, plan::page)
        .form(
            "/young-people/{id}/plan/new",
            open,
            plan::new_page,
            plan::save,
        )
        .form(
            "/young-people/{id}/plan/action",
            open,
            plan::action_page,
            plan::action,
        )
        .form(
            "/young-people/{id}/plan/action/{fact}/done",
            open,
            plan::done_page,
            plan::done,
        )
        .form(
            "/young-people/{id}/plan/review",
            open,
            plan::review_page,
            plan::review,
        )
        .form("/young-people/{id}/plan/life", open, life::page, life::save)
        .form(
            "/young-people/{id}/took-on/{fact}",
            Needs::Capability(Capability::AskSpecialists),
            taken_on::page,
            taken_on::save,
        )
        .and(family(open))
        .form("/principles", lead, principles::page, principles::save)
        .form(
            "/principles/for-me",
            open,
            principles::mine_page,
            principles::mine,
        )
}

fn family(open: Needs) -> Routes {
    Routes::new("plans")
        .get("/young-people/{id}/family", open, family::page)
        .form(
            "/young-people/{id}/family/new",
            open,
            family::option_page,
            family::option,
        )
        .form(
            "/young-people/{id}/family/step",
            open,
            family::step_page,
            family::step,
        )
        .form(
            "/young-people/{id}/family/option/{fact}",
            open,
            family::option_page,
            family::option,
        )
        .form(
            "/young-people/{id}/family/conference",
            open,
            conference::page,
            conference::save,
        )
        .form(
            "/young-people/{id}/family/conference/{fact}",
            open,
            conference::page,
            conference::save,
        )
        .get(
            "/young-people/{id}/who-matters-map",
            open,
            who_matters::page,
        )
        .form(
            "/young-people/{id}/who-matters-map/{fact}",
            open,
            who_matters::touch_page,
            who_matters::touch,
        )
        .get("/young-people/{id}/safety-map", open, safety_map::page)
        .form(
            "/young-people/{id}/safety-map/new",
            open,
            safety_map::new_page,
            safety_map::save,
        )
}
