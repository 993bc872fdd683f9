//! The pages about young people, and their addresses.

mod forms;
mod front;
mod history;
mod list;
mod names;
mod one;

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let find = Needs::Capability(Capability::FindPeople);
    let open = Needs::Capability(Capability::OpenPeople);
    let export = Needs::Capability(Capability::ExportLists);
    let glass = Needs::Capability(Capability::BreakGlass);
    let name = Needs::Capability(Capability::NamePeople);
    let conflict = Needs::Capability(Capability::DeclareConflict);
    Routes::new("young_people")
        .menu("Young people", "/young-people", find)
        .under(
            Section::YoungPeople,
            "Everybody you may see. Search by name, or by what you remember of it.",
        )
        .get("/", Needs::SignedIn, front::front)
        .get("/young-people", find, list::page)
        .get("/young-people.csv", export, list::csv)
        .heavy()
        .fresh()
        .upload(
            "/young-people/names",
            name,
            names::MOST,
            names::send_page,
            names::send,
        )
        .get("/young-people/names/{list}", name, names::look_page)
        .heavy()
        .post("/young-people/names/{list}", name, names::take)
        .heavy()
        .form(
            "/somebody-new",
            Needs::Capability(Capability::AddPeople),
            forms::newcomer_page,
            forms::newcomer,
        )
        .get("/young-people/{id}", open, one::page)
        .get("/young-people/{id}/history", open, history::page)
        .get("/young-people/{id}/looked", open, history::looked)
        .form(
            "/young-people/{id}/name",
            open,
            forms::name_page,
            forms::name,
        )
        .form(
            "/young-people/{id}/said",
            open,
            forms::said_page,
            forms::said,
        )
        .form(
            "/young-people/{id}/said/{fact}",
            open,
            forms::said_page,
            forms::said,
        )
        .form(
            "/young-people/{id}/who-matters",
            open,
            forms::person_page,
            forms::person,
        )
        .form(
            "/young-people/{id}/who-matters/{fact}",
            open,
            forms::person_page,
            forms::person,
        )
        .form(
            "/young-people/{id}/where-matters",
            open,
            forms::place_page,
            forms::place,
        )
        .form(
            "/young-people/{id}/where-matters/{fact}",
            open,
            forms::place_page,
            forms::place,
        )
        .form(
            "/young-people/{id}/time-together",
            open,
            forms::contact_page,
            forms::contact,
        )
        .form(
            "/young-people/{id}/time-together/{fact}",
            open,
            forms::contact_page,
            forms::contact,
        )
        .form(
            "/young-people/{id}/episode",
            open,
            forms::episode_page,
            forms::episode,
        )
        .upload(
            "/young-people/{id}/document",
            open,
            forms::MOST,
            forms::document_page,
            forms::document,
        )
        .get(
            "/young-people/{id}/document/{fact}",
            open,
            forms::open_document,
        )
        .form(
            "/young-people/{id}/take-back/{fact}",
            open,
            forms::take_back_page,
            forms::take_back,
        )
        .form(
            "/young-people/{id}/brother-or-sister",
            open,
            forms::sibling_page,
            forms::sibling,
        )
        .form(
            "/open-in-an-emergency",
            glass,
            forms::glass_page,
            forms::glass,
        )
        .fresh()
        .form(
            "/young-people/{id}/i-know-them",
            conflict,
            forms::conflict_page,
            forms::conflict,
        )
}

/// Where a page about one young person leads back to: the list, for those who have it.
fn back(visit: &desk::Visit) -> Result<(&'static str, &'static str), record::Refusal> {
    let lists = visit.caller()?.may(Capability::FindPeople);
    Ok(if lists {
        ("Young people", "/young-people")
    } else {
        ("Numbers", "/numbers")
    })
}
