//! The pages of those who work for young people's voice, and their addresses. Young people's own
//! pages are the room `own`'s.

mod chosen;
mod homes_visited;
mod matters;
mod participation;
mod rights;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let hub = Needs::Capability(Capability::SeeHub);
    let lead = Needs::Capability(Capability::LeadHub);
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("voice")
        .menu("Participation", "/participation", hub)
        .under(
            Section::Voice,
            "What young people say of care itself: inspectors, visits, what matters, rights.",
        )
        .get("/participation", hub, participation::page)
        .form(
            "/participation/visit",
            hub,
            homes_visited::plan_page,
            homes_visited::plan,
        )
        .get("/participation/visits/{visit}", hub, homes_visited::page)
        .form(
            "/participation/visits/{visit}/read",
            lead,
            homes_visited::check_page,
            homes_visited::check,
        )
        .form(
            "/participation/visits/{visit}/reply",
            hub,
            homes_visited::reply_page,
            homes_visited::reply,
        )
        .form(
            "/participation/visits/{visit}/changed",
            hub,
            homes_visited::change_page,
            homes_visited::change,
        )
        .get("/participation/matters", hub, matters::page)
        .form(
            "/participation/matters/new",
            hub,
            matters::new_page,
            matters::add,
        )
        .form(
            "/participation/matters/{statement}/answer",
            hub,
            matters::answer_page,
            matters::answered,
        )
        .get("/participation/chosen", hub, chosen::page)
        .form(
            "/participation/chosen/new",
            hub,
            chosen::new_page,
            chosen::add,
        )
        .form(
            "/participation/chosen/{fact}/came",
            hub,
            chosen::came_page,
            chosen::came,
        )
        .form(
            "/young-people/{id}/rights",
            open,
            rights::page,
            rights::save,
        )
        .form(
            "/young-people/{id}/inspector",
            open,
            rights::inspector_page,
            rights::inspector_save,
        )
}
