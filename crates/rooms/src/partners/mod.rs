//! **Partners**: what it is like to work with us. What providers worry about and what we did, visits
//! and help, whom they can ring, what they give beyond the contract and what they may do
//! differently, the people who will work in the homes.
//!
//! It owns what is said of working together. It refuses to carry a worry to anybody who was not
//! named, to count words told in trust as performance, and to name a young person: who lives where is told by
//! `homes`, through what the reader may see. Providers and homes themselves are facts of `homes`.

mod about_pages;
mod briefing_pages;
mod card_pages;
mod cards;
mod fostering;
mod fostering_pages;
mod group;
mod group_pages;
mod hard;
mod hard_pages;
mod household_pages;
mod kept;
mod market_pages;
mod quality;
mod quality_pages;
mod sql;
mod value;
mod value_pages;
mod workforce;
mod workforce_pages;
mod worries;
mod worry_pages;

pub use cards::{ContactCard, Rang, RangAnswer, answered, cards};
pub use fostering::{
    CarerEvent, Enquiry, EnquiryStage, EnquiryStep, Heard, Household, Resigned, Stage, answer_by,
    approved, say_household,
};
pub use group::{GroupBond, GroupConsent, GroupEvent, GroupFound, GroupStep};
pub use hard::{HardKind, HardMeeting, HardSaid};
pub use kept::{Kept, all, of};
pub use quality::{QualityVisit, SupportGiven, VisitWhy};
pub use value::{ANSWER_WITHIN, CreativeAnswer, CreativeAsk, CreativeSaid, SocialValue, ValueKind};
pub use workforce::{
    CameSoFar, Cohort, Learner, LearnerStage, LearnerStep, Pledge, Unfilled, Vacancies,
    came_so_far, unfilled,
};
pub use worries::{Answering, Worry, WorryDone, WorryStep, answering};

use desk::{Needs, Routes};
use record::access::Capability;
use record::{Content, Room};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "partners",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Worry::KIND,
        WorryStep::KIND,
        QualityVisit::KIND,
        SupportGiven::KIND,
        ContactCard::KIND,
        Rang::KIND,
        SocialValue::KIND,
        CreativeAsk::KIND,
        CreativeAnswer::KIND,
        Cohort::KIND,
        Pledge::KIND,
        Learner::KIND,
        LearnerStep::KIND,
        Vacancies::KIND,
        Enquiry::KIND,
        EnquiryStep::KIND,
        Household::KIND,
        Resigned::KIND,
        CarerEvent::KIND,
        HardMeeting::KIND,
        HardSaid::KIND,
        GroupFound::KIND,
        GroupConsent::KIND,
        GroupStep::KIND,
    ],
    apply: kept::apply,
};

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeHomes);
    let keep = Needs::Capability(Capability::KeepHomes);
    Routes::new("partners")
        .get("/providers/{id}/worries", see, worry_pages::page)
        .form(
            "/providers/{id}/worries/new",
            see,
            worry_pages::new_page,
            worry_pages::new,
        )
        .form(
            "/providers/{id}/worries/{fact}",
            see,
            worry_pages::step_page,
            worry_pages::step,
        )
        .get("/providers/{id}/quality", see, quality_pages::page)
        .form(
            "/providers/{id}/quality/visit",
            keep,
            quality_pages::visit_page,
            quality_pages::visited,
        )
        .form(
            "/providers/{id}/quality/{fact}",
            keep,
            quality_pages::support_page,
            quality_pages::support,
        )
        .get("/market", see, market_pages::page)
        .get("/homes/judgements", see, quality_pages::judgements_page)
        .get("/providers/{id}/who-to-ring", see, card_pages::of_provider)
        .form(
            "/providers/{id}/who-to-ring/rang",
            keep,
            card_pages::rang_page,
            card_pages::rang,
        )
        .get("/who-to-ring", see, card_pages::page)
        .form(
            "/who-to-ring/new",
            keep,
            card_pages::new_page,
            card_pages::new,
        )
        .form(
            "/who-to-ring/{id}",
            keep,
            card_pages::change_page,
            card_pages::change,
        )
        .get("/providers/{id}/beyond", see, value_pages::page)
        .form(
            "/providers/{id}/beyond/gave",
            keep,
            value_pages::gave_page,
            value_pages::gave,
        )
        .form(
            "/providers/{id}/beyond/ask",
            see,
            value_pages::ask_page,
            value_pages::ask,
        )
        .form(
            "/providers/{id}/beyond/{fact}",
            keep,
            value_pages::answer_page,
            value_pages::answer,
        )
        .and(workforce())
        .and(foster())
}

/// The addresses of the workforce.
fn workforce() -> Routes {
    let see = Needs::Capability(Capability::SeeHomes);
    let keep = Needs::Capability(Capability::KeepHomes);
    Routes::new("partners")
        .get("/workforce", see, workforce_pages::page)
        .form(
            "/workforce/new",
            keep,
            workforce_pages::new_page,
            workforce_pages::new,
        )
        .form(
            "/workforce/{id}/pledge",
            keep,
            workforce_pages::pledge_page,
            workforce_pages::pledge,
        )
        .form(
            "/workforce/{id}/learner",
            keep,
            workforce_pages::learner_page,
            workforce_pages::learner,
        )
        .form(
            "/workforce/learner/{id}",
            keep,
            workforce_pages::step_page,
            workforce_pages::step,
        )
        .form(
            "/providers/{id}/jobs",
            keep,
            workforce_pages::jobs_page,
            workforce_pages::jobs,
        )
}

/// The addresses of fostering, and of the briefing for elected members.
fn foster() -> Routes {
    let see = Needs::Capability(Capability::SeeHomes);
    let keep = Needs::Capability(Capability::KeepHomes);
    let measures = Needs::Capability(Capability::SeeMeasures);
    let search = Needs::Capability(Capability::SearchForHomes);
    Routes::new("partners")
        .get("/searches/hard-to-place", search, hard_pages::page)
        .form(
            "/searches/hard-to-place/new",
            search,
            hard_pages::new_page,
            hard_pages::new,
        )
        .get("/searches/hard-to-place/{id}", search, hard_pages::meeting)
        .get(
            "/searches/hard-to-place/{id}/sheet",
            search,
            hard_pages::sheet,
        )
        .form(
            "/searches/hard-to-place/{id}/said/{who}",
            search,
            hard_pages::said_page,
            hard_pages::said,
        )
        .get("/searches/groups", search, group_pages::list)
        .form(
            "/searches/groups/new",
            search,
            group_pages::new_page,
            group_pages::new,
        )
        .get("/searches/groups/{id}", search, group_pages::page)
        .form(
            "/searches/groups/{id}/says",
            search,
            group_pages::says_page,
            group_pages::says,
        )
        .form(
            "/searches/groups/{id}/step",
            search,
            group_pages::step_page,
            group_pages::step,
        )
        .get("/briefing", measures, briefing_pages::page)
        .get("/fostering", see, fostering_pages::page)
        .form(
            "/fostering/enquiries/new",
            keep,
            fostering_pages::enquiry_new_page,
            fostering_pages::enquiry_new,
        )
        .get("/fostering/enquiries/{id}", keep, fostering_pages::enquiry)
        .form(
            "/fostering/enquiries/{id}/step",
            keep,
            fostering_pages::step_page,
            fostering_pages::step,
        )
        .form(
            "/fostering/carers/new",
            keep,
            household_pages::carers_new_page,
            household_pages::carers_new,
        )
        .get("/fostering/carers/{id}", keep, household_pages::household)
        .form(
            "/fostering/carers/{id}/change",
            keep,
            household_pages::change_page,
            household_pages::change,
        )
        .form(
            "/fostering/carers/{id}/stop",
            keep,
            household_pages::stop_page,
            household_pages::stop,
        )
        .form(
            "/fostering/event",
            keep,
            fostering_pages::event_page,
            fostering_pages::event,
        )
}
