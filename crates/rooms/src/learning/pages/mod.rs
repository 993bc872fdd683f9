//! The pages of how the service learns, and their addresses.

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
