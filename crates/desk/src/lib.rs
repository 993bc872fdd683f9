//! The web shell: from a connection to a page and back.
//!
//! A room lists its addresses in [`Routes`]; each is answered by an ordinary function from a
//! [`Visit`] to a [`Reply`], run on a thread that may block. Everything else (sessions, headers,
//! forms that lose nothing, the access log before the page) happens around it. README.md beside
//! this crate shows how a room adds a page.

mod about;
pub mod asked;
pub mod assets;
pub mod chart;
pub mod components;
pub mod demo;
mod desk;
mod drafts;
mod drafts_page;
mod edge;
pub mod form;
mod frame;
pub mod gallery;
mod hall;
pub mod headers;
#[cfg(test)]
mod html_tree;
pub mod layout;
pub mod map;
mod members;
mod menu;
pub mod outbox;
pub mod patterns;
mod posts;
mod reply;
pub mod routes;
mod server;
pub mod sessions;
pub mod sheet;
pub mod sign_in;
mod status;
mod tables;
pub mod trial;
mod visit;

pub use desk::{Desk, Lanes, Settings};
pub use hall::{CHOICE, Hall, host_of};
pub use menu::Section;
pub use reply::{Reply, is_local};
pub use routes::{Handler, Method, Needs, Route, Routes};
pub use server::{run, serve};
pub use tables::room;
pub use visit::{Upload, Visit};

/// The desk's own addresses.
fn own_routes(settings: &Settings) -> Routes {
    [
        status::routes(),
        sign_in::routes(settings),
        drafts_page::routes(),
        about::routes(),
        members::routes(),
        outbox::routes(),
        menu::routes(),
    ]
    .into_iter()
    .fold(Routes::new("desk"), Routes::and)
}
