//! The pages of specialists and asks, and their addresses.

mod answer;
mod ask;
mod block;
mod mine;
mod welcome;

pub use block::{Block, around, block, gather};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let asks = Needs::Capability(Capability::AskSpecialists);
    let lead = Needs::Capability(Capability::LeadHub);
    Routes::new("asks")
        .menu("Asks", "/asks", asks)
        .under(
            Section::Hub,
            "One question to a specialist, answered in plain words.",
        )
        .get("/asks", asks, mine::page)
        .form("/young-people/{id}/ask", asks, ask::page, ask::save)
        .form(
            "/young-people/{id}/ask/{fact}",
            asks,
            answer::page,
            answer::save,
        )
        .form("/hub/{hub}/specialist", lead, welcome::page, welcome::save)
}
