//! The pages of workshops, and their addresses: a page for everybody's phone and one for the wall.

mod lead;
mod list;
mod one;

pub use list::block;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room. Those who joined, and those who may see the young person's plans,
/// open a workshop; those who may add to them lead it. None strikes an idea out.
pub fn routes() -> Routes {
    let asks = Needs::Capability(Capability::AskSpecialists);
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("workshops")
        .menu("Workshops", "/workshops", asks)
        .under(
            Section::Hub,
            "People who know a young person think together. Join with a code.",
        )
        .form("/workshops", asks, list::page, list::join)
        .form(
            "/young-people/{id}/workshop",
            open,
            list::open_page,
            list::open,
        )
        .form("/workshops/{workshop}", asks, one::page, one::say)
        .get("/workshops/{workshop}/wall", asks, one::wall)
        .post("/workshops/{workshop}/next", asks, lead::next)
        .post("/workshops/{workshop}/end", asks, lead::end)
        .form(
            "/workshops/{workshop}/somebody-else",
            asks,
            lead::guest_page,
            lead::guest,
        )
        .form(
            "/workshops/{workshop}/try/{fact}",
            asks,
            lead::try_page,
            lead::choose,
        )
        .form(
            "/workshops/{workshop}/result/{fact}",
            asks,
            lead::result_page,
            lead::result,
        )
}
