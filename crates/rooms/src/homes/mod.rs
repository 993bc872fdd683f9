//! **Homes**: providers and their homes, the beds that are free, and the search for a home for one
//! young person, from the referral to the first night.
//!
//! It owns what is said of providers and homes and of each search. It refuses to rank a young
//! person or a home by a number, to choose, and to let anything be said in somebody's place: it
//! lists, explains (`matching`), clocks and writes down. Where a young person lives is said by
//! `looked_after`, also when a search ends in a home.

mod agreement;
mod company;
mod company_pages;
mod grades;
mod home;
mod market;
mod placing;
mod project;
mod provider;
mod search;
mod sql;
mod voices;
mod words;

pub use agreement::{
    Agreement, KeptAgreement, Occupancy, PAY_WITHIN, Stay, Terms, agreement, all_agreements,
    occupancy, pay_within, say_agreement, stays, stays_anew,
};
pub use company::{CompanyWish, Difficulty, WithOthers, say_with_others, with_others};
pub use grades::{Judged, judgements};
pub use home::{
    Free, Home, KeptHome, OutOfService, Vacancy, all_homes, back_in_service, home, homes_anew,
    known_homes, out_of_service, say_home, say_vacancy,
};
/// The market as it is drawn, for the room that knows our own foster carers.
pub use market::pages::{drawn as market_page, outcome_tabs};
pub use placing::{
    Arrival, Booking, BookingEnded, Decision, Frozen, FrozenMatter, FrozenOption, Hold, HoldEnded,
    KeptBooking, KeptHold, Paper, PaperGiven, all_bookings, arrive, book, booking_of, decision_of,
    free_beds, freeze, hold, holds, let_go, papers_of,
};
pub use project::ROOM;
pub use provider::ofsted::{Import, ListFault, Listed, import, read};
pub use provider::pages::provider_tabs;
pub use provider::{
    KeptProvider, Provider, Talk, Talked, all_providers, provider, say_provider, say_talk, talks,
};
/// The officer's desk as it is drawn, for the room that adds what left the council and came back.
pub use search::clocks_page::answers as how_long_answers_take;
pub use search::desk_page::drawn as searches_desk;
pub use search::{
    Approach, Approached, KeptSearch, Laid, NowLine, Said, Search, SearchEnded, Searched, Spoken,
    approaches, end_search, lay, open_approaches, open_search, open_searches, say_approach,
    say_search, say_word, searches_made, searching_now, who_lives_where,
};
pub use voices::{
    VoiceOf, WhatMatters, WhatMattersAnswer, answer_what_matters, say_what_matters,
    voices_answered, what_matters,
};
pub use words::{
    Answer, Grade, HomeKind, Must, Need, Registration, Reply, Sector, Sexes, TalkKind, Travel, Word,
};

pub(crate) use home::form_pages::{day, framed, input, one_of, words as text_area};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeHomes);
    let keep = Needs::Capability(Capability::KeepHomes);
    Routes::new("homes")
        .menu("Homes", "/homes", see)
        .under(
            Section::Homes,
            "Providers and homes: who they are for, free beds, how we get on.",
        )
        .get("/homes", see, home::list_page::page)
        .form(
            "/homes/new/{provider}",
            keep,
            home::form_pages::new_page,
            home::form_pages::add,
        )
        .get("/homes/{id}", see, home::pages::page)
        .get("/homes/{id}/nights", see, home::nights_page::page)
        .get("/providers/{id}/voices", see, voices::pages::page)
        .form(
            "/what-matters/new",
            keep,
            voices::pages::new_page,
            voices::pages::new,
        )
        .form(
            "/providers/{id}/voices/{fact}",
            keep,
            voices::pages::answer_page,
            voices::pages::answer,
        )
        .form(
            "/homes/{id}/change",
            keep,
            home::form_pages::change_page,
            home::form_pages::change,
        )
        .form(
            "/homes/{id}/free",
            keep,
            home::form_pages::free_page,
            home::form_pages::free,
        )
        .form(
            "/homes/{id}/out-of-service",
            keep,
            home::form_pages::out_page,
            home::form_pages::out,
        )
        .form(
            "/homes/{id}/out-of-service/{fact}",
            keep,
            home::form_pages::back_page,
            home::form_pages::back,
        )
        .get("/providers", see, provider::pages::list)
        .form(
            "/providers/new",
            keep,
            provider::form_pages::new_page,
            provider::form_pages::add,
        )
        .upload(
            "/providers/ofsted",
            keep,
            provider::form_pages::MOST,
            provider::form_pages::ofsted_page,
            provider::form_pages::ofsted,
        )
        .get("/providers/{id}", see, provider::pages::page)
        .form(
            "/providers/{id}/change",
            keep,
            provider::form_pages::change_page,
            provider::form_pages::change,
        )
        .form(
            "/providers/{id}/talk",
            keep,
            provider::form_pages::talk_page,
            provider::form_pages::talk,
        )
        .and(searches())
}

/// The addresses of searches.
fn searches() -> Routes {
    let search = Needs::Capability(Capability::SearchForHomes);
    let person = Needs::Capability(Capability::OpenPeople);
    Routes::new("homes")
        .menu("Searches", "/searches", search)
        .under(
            Section::YoungPeople,
            "Young people we look for a home for, and what waits on us.",
        )
        .get("/searches/holds", search, placing::hold_pages::holds_page)
        .post(
            "/searches/holds/{id}",
            search,
            placing::hold_pages::released,
        )
        .form(
            "/young-people/{id}/home-search/hold/{home}",
            search,
            placing::hold_pages::hold_page,
            placing::hold_pages::held,
        )
        .form(
            "/young-people/{id}/placement/end",
            search,
            placing::hold_pages::end_page,
            placing::hold_pages::end,
        )
        .get(
            "/young-people/{id}/living-with-others",
            person,
            company_pages::page,
        )
        .form(
            "/young-people/{id}/living-with-others/say",
            person,
            company_pages::say_page,
            company_pages::say,
        )
        .get("/searches/now", search, search::table_page::page)
        .get("/searches/together", search, search::together_page::page)
        .get(
            "/young-people/{id}/home-search",
            search,
            search::pages::page,
        )
        .form(
            "/young-people/{id}/home-search/for",
            search,
            search::form_pages::search_page,
            search::form_pages::search,
        )
        .form(
            "/young-people/{id}/home-search/end",
            search,
            search::form_pages::end_page,
            search::form_pages::end,
        )
        .get(
            "/young-people/{id}/home-search/referral",
            search,
            search::pages::referral,
        )
        .get(
            "/young-people/{id}/home-search/compare",
            search,
            search::compare_page::compare,
        )
        .form(
            "/young-people/{id}/home-search/said/{approach}",
            search,
            search::approach_pages::said_page,
            search::approach_pages::said,
        )
        .form(
            "/young-people/{id}/home-search/decide/{home}",
            search,
            placing::decide_pages::decide_page,
            placing::decide_pages::decide,
        )
        .form(
            "/young-people/{id}/home-search/moved-in",
            search,
            placing::decide_pages::moved_page,
            placing::decide_pages::moved,
        )
        .get(
            "/young-people/{id}/placement",
            search,
            placing::placement_pages::page,
        )
        .post(
            "/young-people/{id}/placement/given/{paper}",
            search,
            placing::placement_pages::given,
        )
}
