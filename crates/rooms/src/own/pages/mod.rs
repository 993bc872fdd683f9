//! The pages of a young person's own site, and the workers' pages that open it.

mod about;
mod card;
mod check_in;
mod door;
mod frame;
mod home;
mod letting_in;
mod looked;
mod matters;
mod offers;
mod said;
mod showing;
mod visits;
mod way_in;
mod who;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room. None has a word in it that says what it is about.
pub fn routes() -> Routes {
    let own = Needs::Capability(Capability::OwnPage);
    let open = Needs::Capability(Capability::OpenPeople);
    let hub = Needs::Capability(Capability::SeeHub);
    Routes::new("own")
        .menu("My page", "/my-page", own)
        .under(Section::Mine, "Your own page.")
        .form("/hello", Needs::Public, door::page, door::enter)
        .checks_secrets()
        .form("/hello/start", Needs::Public, door::start_page, door::start)
        .checks_secrets()
        .get("/my-page", own, home::page)
        .get("/my-page/who", own, who::page)
        .get("/my-page/said", own, said::page)
        .form("/my-page/say", own, said::say_page, said::say)
        .get("/my-page/looked", own, looked::page)
        .get("/my-page/homes", own, showing::page)
        .form(
            "/my-page/homes/{fact}",
            own,
            showing::think_page,
            showing::thought,
        )
        .form(
            "/young-people/{id}/own-page/home",
            open,
            showing::show_page,
            showing::show,
        )
        .get("/my-page/rights", own, offers::page)
        .form("/my-page/check-in", own, check_in::page, check_in::save)
        .form("/my-page/matters", own, matters::page, matters::same)
        .get("/my-page/visits", own, visits::list)
        .form("/my-page/visits/{visit}", own, visits::page, visits::save)
        .get("/my-page/about", own, about::page)
        .form(
            "/my-page/language",
            own,
            about::language_page,
            about::language,
        )
        .form("/my-page/way-in", own, way_in::page, way_in::set_word)
        .checks_secrets()
        .post("/my-page/way-in/sheet", own, way_in::sheet)
        .fresh()
        .post("/my-page/way-in/stop", own, way_in::stop)
        .get("/young-people/{id}/own-page", open, letting_in::page)
        .form(
            "/young-people/{id}/own-page/start",
            open,
            letting_in::start_page,
            letting_in::start,
        )
        .post("/young-people/{id}/own-page/stop", open, letting_in::stop)
        .form(
            "/young-people/{id}/own-page/planned",
            open,
            letting_in::plan_page,
            letting_in::plan,
        )
        .form(
            "/young-people/{id}/own-page/over/{fact}",
            open,
            letting_in::over_page,
            letting_in::over,
        )
        .menu("My card", "/my-card", hub)
        .under(
            Section::Hub,
            "How young people reach you, in your own words.",
        )
        .form("/my-card", hub, card::page, card::save)
}
