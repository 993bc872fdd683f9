//! The pages of huddles, and their addresses.

mod block;
mod card;
mod forms;
mod list;
mod meeting;
mod one;
mod run;
mod words;

pub use block::{Block, block, gather};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of huddles.
pub(super) fn routes() -> Routes {
    let sit = Needs::Capability(Capability::UseHuddles);
    let lead = Needs::Capability(Capability::LeadHuddles);
    Routes::new("neighbourhood")
        .menu("Huddles", "/huddles", sit)
        .under(
            Section::Hub,
            "Each footprint’s weekly meeting: who has a seat, whom it is about, what was agreed.",
        )
        .get("/huddles", sit, list::page)
        .form("/huddles/new", lead, forms::new_page, forms::new)
        .get("/huddles/{huddle}", sit, one::page)
        .form(
            "/huddles/{huddle}/change",
            lead,
            forms::change_page,
            forms::change,
        )
        .form("/huddles/{huddle}/plan", sit, forms::plan_page, forms::plan)
        .form(
            "/huddles/{huddle}/seat",
            lead,
            forms::seat_page,
            forms::seat,
        )
        .form(
            "/huddle-seats/{seat}",
            lead,
            forms::seat_change_page,
            forms::seat_change,
        )
        .get("/huddle-meetings/{meeting}", sit, meeting::page)
        .form(
            "/huddle-meetings/{meeting}/coming/{seat}",
            sit,
            forms::coming_page,
            forms::coming,
        )
        .form(
            "/huddle-meetings/{meeting}/card",
            sit,
            card::page,
            card::bring,
        )
        .form(
            "/huddle-meetings/{meeting}/card/{id}",
            sit,
            card::about_page,
            card::bring_about,
        )
        .get("/young-people/{id}/huddle", sit, card::choose)
        .get("/huddle-meetings/{meeting}/run", sit, run::page)
        .form(
            "/huddle-meetings/{meeting}/here",
            sit,
            forms::here_page,
            forms::here,
        )
        .post("/huddle-meetings/{meeting}/take/{card}", sit, run::take)
        .form(
            "/huddle-meetings/{meeting}/agree/{card}",
            sit,
            run::agree_page,
            run::agree,
        )
        .form(
            "/huddle-meetings/{meeting}/leave/{card}",
            sit,
            run::look_page,
            run::look,
        )
        .form(
            "/huddle-actions/{meeting}/{action}",
            sit,
            run::done_page,
            run::done,
        )
}
