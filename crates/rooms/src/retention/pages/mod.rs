//! The pages of whoever keeps to the time limits of records, and their addresses.

mod forms;
mod list;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let needs = Needs::Capability(Capability::EraseRecords);
    Routes::new("retention")
        .menu("Kept until", "/retention", needs)
        .under(
            Section::Record,
            "How long each record is kept, what holds it longer, and whose time is over.",
        )
        .get("/retention", needs, list::page)
        .form(
            "/retention/years/{line}",
            needs,
            forms::years_page,
            forms::years,
        )
        .form("/retention/{id}/hold", needs, forms::hold_page, forms::hold)
        .form("/retention/{id}/lift", needs, forms::lift_page, forms::lift)
        // These two read the whole record for the name.
        .get("/retention/{id}/ask", needs, forms::ask_page)
        .heavy()
        .post("/retention/{id}/ask", needs, forms::ask)
        .form(
            "/retention/{id}/refuse",
            needs,
            forms::refuse_page,
            forms::refuse,
        )
        .get("/retention/{id}/agree", needs, forms::agree_page)
        .heavy()
        .post("/retention/{id}/agree", needs, forms::agree)
        .fresh()
        .heavy()
}
