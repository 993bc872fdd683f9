//! The pages of the hub, and their addresses.

mod block;
mod case;
mod decisions;
mod key_worker;
mod log;
mod my_people;
mod parts;
mod referral;
mod team;
mod voice;

pub use block::{Block, block, decided, gather};
pub use referral::{questions as referral_questions, read_questions as read_referral};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let hub = Needs::Capability(Capability::SeeHub);
    let lead = Needs::Capability(Capability::LeadHub);
    Routes::new("hub")
        .menu("My young people", "/my-young-people", hub)
        .under(
            Section::Mine,
            "Those you hold: who you said you would be in touch with, and when.",
        )
        .get("/my-young-people", hub, my_people::page)
        .form("/my-young-people/{id}/log", hub, log::page, log::save)
        .may_wait()
        .menu("The hub", "/hub", hub)
        .under(
            Section::Hub,
            "Who holds whom, how steady it is, and what waits.",
        )
        .get("/hub", hub, team::first)
        .get("/hub/{hub}", hub, team::page)
        .form(
            "/young-people/{id}/refer",
            hub,
            referral::refer_page,
            referral::refer,
        )
        .form(
            "/young-people/{id}/referral/{fact}",
            lead,
            referral::answer_page,
            referral::answer,
        )
        .form(
            "/young-people/{id}/told/{fact}",
            hub,
            voice::answer_page,
            voice::answer,
        )
        .and(of_one(lead))
        .and(shared_decisions())
}

/// Who holds one young person.
fn of_one(lead: Needs) -> Routes {
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("hub")
        .get("/young-people/{id}/key-worker", open, key_worker::page)
        .form(
            "/young-people/{id}/key-worker/name",
            lead,
            key_worker::name_page,
            key_worker::name,
        )
        .form(
            "/young-people/{id}/key-worker/change",
            lead,
            key_worker::change_page,
            key_worker::change,
        )
        .form(
            "/young-people/{id}/key-worker/cover",
            lead,
            key_worker::cover_page,
            key_worker::cover,
        )
        .form(
            "/young-people/{id}/with-us",
            open,
            case::state_page,
            case::state,
        )
        .form(
            "/young-people/{id}/with-us/close",
            lead,
            case::close_page,
            case::close,
        )
}

/// Risks taken together. What a role may add about safety is decided for each young person.
fn shared_decisions() -> Routes {
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("hub")
        .get("/young-people/{id}/decisions", open, decisions::page)
        .form(
            "/young-people/{id}/decisions/new",
            open,
            decisions::decide_page,
            decisions::decide,
        )
        .form(
            "/young-people/{id}/decisions/{fact}/otherwise",
            open,
            decisions::dissent_page,
            decisions::dissent,
        )
        .form(
            "/young-people/{id}/decisions/{fact}/review",
            open,
            decisions::review_page,
            decisions::review,
        )
}
