//! **Neighbourhood**: the parts of the borough that services share. Footprints, each a set of wards
//! and postcodes, so that an address gives its footprint by itself and everything can be counted by it.
//!
//! It owns what belongs to a footprint. It refuses two footprints for one address, and it shows nobody a
//! small number who may not see one.

mod footprint;
mod footprint_pages;
mod sql;

pub use footprint::{
    Boundary, BoundaryKind, Counted, Footprint, Footprints, Lies, children, count, footprints,
    say_footprint,
};

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
    kinds: &[Footprint::KIND],
    apply,
};

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeePlaces);
    let keep = Needs::Capability(Capability::KeepPlaces);
    Routes::new("neighbourhood")
        .menu("Footprints", "/footprints", see)
        .under(
            Section::Neighbourhoods,
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
}
