//! The pages of those who watch, and their addresses.

mod conflicts;
mod looks;
mod names;
mod restricted;
mod workers;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let log = Needs::Capability(Capability::SeeAccessLog);
    let review = Needs::Capability(Capability::ReviewBreakGlass);
    let conflicts = Needs::Capability(Capability::ManageConflicts);
    Routes::new("watching")
        .menu("Who looked", "/looks", log)
        .under(
            Section::Record,
            "Who opened what, when, and why they could.",
        )
        .get("/looks", log, looks::page)
        .form(
            "/looks/alerts/{id}",
            review,
            looks::alert_page,
            looks::alert,
        )
        .menu("Conflicts", "/conflicts", conflicts)
        .under(
            Section::Record,
            "Who said that they know a young person outside work.",
        )
        .get("/conflicts", conflicts, conflicts::page)
        .form(
            "/conflicts/record",
            conflicts,
            conflicts::record_page,
            conflicts::record,
        )
        .form(
            "/conflicts/{id}/{young_person}/lift",
            conflicts,
            conflicts::lift_page,
            conflicts::lift,
        )
        .and(of_one())
}

/// The addresses about one young person.
fn of_one() -> Routes {
    let open = Needs::Capability(Capability::OpenPeople);
    let restrict = Needs::Capability(Capability::Restrict);
    Routes::new("watching")
        .form(
            "/young-people/{id}/who-may-see",
            restrict,
            restricted::page,
            restricted::restrict,
        )
        .form(
            "/young-people/{id}/who-may-see/lift",
            restrict,
            restricted::lift_page,
            restricted::lift,
        )
        .get("/young-people/{id}/workers", open, workers::page)
        .form(
            "/young-people/{id}/workers/name",
            open,
            workers::name_page,
            workers::name,
        )
        .form(
            "/young-people/{id}/workers/end/{member}/{relationship}",
            open,
            workers::end_page,
            workers::end,
        )
        .form(
            "/young-people/{id}/workers/team",
            open,
            workers::team_page,
            workers::team,
        )
        .form(
            "/young-people/{id}/workers/end-team/{team}",
            open,
            workers::end_team_page,
            workers::end_team,
        )
        .form(
            "/young-people/{id}/workers/share",
            open,
            workers::share_page,
            workers::share,
        )
        .form(
            "/young-people/{id}/workers/end-sharing/{organisation}",
            open,
            workers::end_sharing_page,
            workers::end_sharing,
        )
}
