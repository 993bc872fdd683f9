//! The pages of what there is in the community, and their addresses.

mod block;
mod forms;
mod introduce;
mod list;
mod one;
mod words;

pub use block::{Near, near, near_block};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The most a list may be: a council's services are a few thousand rows.
const MOST: u64 = 8 * 1024 * 1024;

/// The addresses of the community.
pub(super) fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeePlaces);
    let keep = Needs::Capability(Capability::KeepAssets);
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("neighbourhood")
        .menu("Community", "/community", see)
        .under(
            Section::Hub,
            "What there is near somebody, and when a human last made sure.",
        )
        .get("/community", see, list::page)
        .form("/community/new", keep, forms::new_page, forms::new)
        .upload(
            "/community/lists",
            keep,
            MOST,
            forms::send_page,
            forms::send,
        )
        .get("/community/lists/{list}", keep, forms::read_page)
        .get("/community/{asset}", see, one::page)
        .form(
            "/community/{asset}/change",
            keep,
            forms::change_page,
            forms::change,
        )
        .form(
            "/community/{asset}/confirm",
            keep,
            forms::confirm_page,
            forms::confirm,
        )
        .form(
            "/community/{asset}/closed",
            keep,
            forms::close_page,
            forms::close,
        )
        .get("/young-people/{id}/introduce", open, introduce::choose)
        .form(
            "/young-people/{id}/introduce/{asset}",
            open,
            introduce::page,
            introduce::save,
        )
        .form(
            "/young-people/{id}/introduced/{fact}",
            open,
            introduce::asked_page,
            introduce::asked,
        )
}
