//! The pages of our return, and their addresses.

mod child;
mod due;
mod explain;
mod files;
mod not_checked;
mod providers;
mod question;
mod right;
mod row;
mod saving;
mod year;

pub use right::{BeforeItGoes, before_it_goes, draw_before, waiting_for};
pub use saving::any_way;

use super::words::year_in;
use care::CollectionYear;
use care::counted;
use desk::{Needs, Routes, Section, Visit};
use record::access::{ALL_MAY_BE_SEEN, Action, Capability, note_look};
use record::{Refusal, Tx};

/// The most that may be sent to be checked at once.
const MOST: u64 = 128 * 1024 * 1024;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeDataHealth);
    let explain = Needs::Capability(Capability::ExplainFindings);
    let mine = Needs::Capability(Capability::PutFindingsRight);
    let files = Needs::Capability(Capability::ImportReturns);
    Routes::new("our_return")
        .menu("Our return", "/our-return", see)
        .under(Section::Numbers, "Checked against every rule of its year: what is found, who puts it right, and the return as it goes out.")
        .get("/our-return", see, year::now)
        .upload(
            "/our-return/check-files",
            files,
            MOST,
            files::page,
            files::check,
        )
        .upload(
            "/our-return/providers",
            files,
            MOST,
            providers::page,
            providers::give,
        )
        .get("/our-return/{year}", see, year::page)
        .get("/our-return/{year}/findings.csv", see, year::csv)
        .heavy()
        .get("/our-return/{year}/not-checked", see, not_checked::page)
        .form("/our-return/{year}/due", explain, due::page, due::save)
        .form(
            "/our-return/{year}/young-people/{id}",
            see,
            child::page,
            child::ask,
        )
        .form(
            "/our-return/{year}/young-people/{id}/true",
            explain,
            explain::page,
            explain::save,
        )
        .get("/to-put-right", mine, right::page)
        .form(
            "/young-people/{id}/return/{table}",
            Needs::Capability(Capability::OpenPeople),
            row::page,
            row::save,
        )
}

/// The collection year in the address.
fn year_of(visit: &Visit) -> Result<CollectionYear, Refusal> {
    visit
        .part("year")
        .and_then(year_in)
        .ok_or(Refusal::NotFound)
}

/// Notes a look at findings about many.
fn noted(tx: &mut Tx<'_>, action: Action, what: String) {
    note_look(tx, action, what, ALL_MAY_BE_SEEN);
}
