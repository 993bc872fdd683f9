//! One folder per capability: what can be said, how it shows in tables, its statements, its pages.
//!
//! A room may use another through what the other's `mod.rs` makes public, never its tables.
//! `people` comes first; `looked_after`, `events`, `plans`, `asks`, `workshops` and then `hub` stand on
//! it; `returns` and `evidence` stand on top; `exchange` stands on `homes` and is the only way out;
//! `our_return` checks what `returns` puts together, and `young_people` shows it.

#[macro_use]
mod choices;
#[macro_use]
mod content;
#[macro_use]
pub mod kept;

mod about_one;
pub mod asks;
pub mod census;
pub mod costs;
pub mod events;
pub mod evidence;
pub mod exchange;
pub mod forums;
pub mod homes;
pub mod hub;
pub mod learning;
pub mod looked_after;
pub mod neighbourhood;
pub mod our_return;
pub mod outcomes;
pub mod own;
pub mod partners;
pub mod people;
pub mod places;
pub mod plans;
pub mod retention;
pub mod returns;
mod sent_table;
pub mod voice;
pub mod watching;
pub mod workshops;
pub mod young_people;

/// Every room, in the order facts are shown to them.
pub const ALL: &[record::Room] = &[
    record::access::ROOM,
    people::ROOM,
    looked_after::ROOM,
    events::ROOM,
    plans::ROOM,
    asks::ROOM,
    workshops::ROOM,
    hub::ROOM,
    young_people::ROOM,
    homes::ROOM,
    forums::ROOM,
    neighbourhood::ROOM,
    partners::ROOM,
    exchange::ROOM,
    costs::ROOM,
    census::ROOM,
    returns::ROOM,
    evidence::ROOM,
    outcomes::ROOM,
    learning::ROOM,
    our_return::ROOM,
    own::ROOM,
    retention::ROOM,
    voice::ROOM,
];

/// Every room's addresses.
pub fn routes() -> Vec<desk::Routes> {
    vec![
        evidence::routes(),
        outcomes::routes(),
        learning::routes(),
        events::routes(),
        plans::routes(),
        asks::routes(),
        workshops::routes(),
        hub::routes(),
        young_people::routes(),
        homes::routes(),
        forums::routes(),
        neighbourhood::routes(),
        partners::routes(),
        exchange::routes(),
        costs::routes(),
        census::routes(),
        returns::routes(),
        our_return::routes(),
        own::routes(),
        retention::routes(),
        voice::routes(),
        watching::routes(),
    ]
}
