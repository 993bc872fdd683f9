//! The pages of what happened, and their addresses.

mod block;
mod event;
mod talk;

pub use block::{Block, block, gather, missing_from, timeline};

use desk::{Needs, Routes};
use record::access::Capability;

/// The addresses of this room. Which kinds a role may see and add is decided for each young person.
pub fn routes() -> Routes {
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("events")
        .form(
            "/young-people/{id}/happened/{what}",
            open,
            event::page,
            event::save,
        )
        .form(
            "/young-people/{id}/happened/{what}/{fact}",
            open,
            event::page,
            event::save,
        )
        .form(
            "/young-people/{id}/happened/{what}/{fact}/take-back",
            open,
            event::take_back_page,
            event::take_back,
        )
        .form(
            "/young-people/{id}/came-back/{fact}",
            open,
            talk::back_page,
            talk::back,
        )
        .form(
            "/young-people/{id}/talk-after/{fact}",
            open,
            talk::page,
            talk::save,
        )
}
