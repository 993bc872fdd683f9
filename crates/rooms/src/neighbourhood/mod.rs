//! **Neighbourhood**: the parts of the borough that services share. Footprints, each a set of wards
//! and postcodes, so that an address gives its footprint by itself and everything can be counted by it; and
//! the weekly huddle of each, where those with a seat think about a few people together; and
//! what there is in the community, with the introductions made to it.
//!
//! It owns what belongs to a footprint, seats, meetings, cards and what was agreed, assets and who made
//! sure of them. It refuses two footprints for one address, a card without strengths and hopes or without a
//! ground for sharing it, to show a card to anybody without a seat in that huddle, and to take a list's word
//! for a human's.

pub mod community;
mod community_pages;
mod footprint;
mod footprint_pages;
pub mod huddle;
mod huddle_pages;
mod sql;

pub use footprint::{
    Boundary, BoundaryKind, Counted, Footprint, Footprints, Lies, children, count, footprints,
    say_footprint,
};

pub use community_pages::{Near, near, near_block};
pub use huddle_pages::{Block, block, gather};

use desk::{Needs, Routes, Section};
use record::access::Capability;
use record::{Content, Fact, Fault, Room, Tx};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    sql::SHELF.apply(tx, fact)
}

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "neighbourhood",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Footprint::KIND,
        community::Asset::KIND,
        community::Confirmed::KIND,
        community::AssetList::KIND,
        community::Introduced::KIND,
        community::StillGoing::KIND,
        huddle::Huddle::KIND,
        huddle::Seat::KIND,
        huddle::Meeting::KIND,
        huddle::Coming::KIND,
        huddle::Attended::KIND,
        huddle::Card::KIND,
        huddle::Taken::KIND,
        huddle::HuddleAction::KIND,
        huddle::HuddleActionDone::KIND,
        huddle::Looked::KIND,
    ],
    apply,
};

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeePlaces);
    let keep = Needs::Capability(Capability::KeepPlaces);
    Routes::new("neighbourhood")
        .menu("Footprints", "/footprints", see)
        .under(
            Section::Hub,
            "The parts of the borough that services share, and what is counted in each.",
        )
        .get("/footprints", see, footprint_pages::list)
        .form(
            "/footprints/new",
            keep,
            footprint_pages::new_page,
            footprint_pages::new,
        )
        .get("/footprints/{footprint}", see, footprint_pages::page)
        .form(
            "/footprints/{footprint}/change",
            keep,
            footprint_pages::change_page,
            footprint_pages::change,
        )
        .form(
            "/footprints/{footprint}/give-up",
            keep,
            footprint_pages::give_up_page,
            footprint_pages::give_up,
        )
        .and(huddle_pages::routes())
        .and(community_pages::routes())
}
