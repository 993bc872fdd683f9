//! The pages of how the service learns, and their addresses.

mod adopting;
mod adopting_forms;
mod conditions;
mod not_worked;
mod rituals;
mod theory;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeMeasures);
    let hub = Needs::Capability(Capability::SeeHub);
    let lead = Needs::Capability(Capability::LeadHub);
    Routes::new("learning")
        .menu("Theory of change", "/theory-of-change", see)
        .under(
            Section::Numbers,
            "Where we want to get to, what we do, and which number shows it.",
        )
        .get("/theory-of-change", see, theory::page)
        .form(
            "/theory-of-change/part",
            lead,
            theory::part_page,
            theory::part,
        )
        .form(
            "/theory-of-change/part/{part}",
            lead,
            theory::part_page,
            theory::part,
        )
        .menu("Taken from elsewhere", "/adopting", see)
        .under(
            Section::Numbers,
            "What others do that we wanted too: what we kept, what we changed, what did not work.",
        )
        .get("/adopting", see, adopting::list)
        .form(
            "/adopting/new",
            lead,
            adopting_forms::new_page,
            adopting_forms::new,
        )
        .get("/adopting/{adopting}", see, adopting::page)
        .form(
            "/adopting/{adopting}/change",
            lead,
            adopting_forms::change_page,
            adopting_forms::change,
        )
        .form(
            "/adopting/{adopting}/part",
            lead,
            adopting_forms::part_page,
            adopting_forms::part,
        )
        .form(
            "/adopting/{adopting}/part/{fact}",
            lead,
            adopting_forms::part_page,
            adopting_forms::part,
        )
        .form(
            "/adopting/{adopting}/needs",
            lead,
            adopting_forms::need_page,
            adopting_forms::need,
        )
        .form(
            "/adopting/{adopting}/needs/{fact}",
            lead,
            adopting_forms::need_page,
            adopting_forms::need,
        )
        .form(
            "/adopting/{adopting}/step",
            lead,
            adopting_forms::step_page,
            adopting_forms::step,
        )
        .form(
            "/adopting/{adopting}/conditions",
            hub,
            adopting_forms::conditions_page,
            adopting_forms::conditions,
        )
        .get("/what-did-not-work", see, not_worked::page)
        .form(
            "/what-did-not-work/new",
            hub,
            not_worked::new_page,
            not_worked::new,
        )
        .menu("Rituals", "/rituals", hub)
        .under(
            Section::Hub,
            "When teams stop to reflect, and how often it was held.",
        )
        .get("/rituals", hub, rituals::list)
        .form("/rituals/new", lead, rituals::new_page, rituals::new)
        .get("/rituals/{ritual}", hub, rituals::page)
        .form(
            "/rituals/{ritual}/held",
            hub,
            rituals::held_page,
            rituals::held,
        )
        .form(
            "/rituals/{ritual}/reflect",
            hub,
            rituals::reflect_page,
            rituals::reflect,
        )
}
