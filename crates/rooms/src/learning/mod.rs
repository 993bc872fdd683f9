//! **Learning**: how the service learns. The theory of change as parts that stand under one another,
//! each outcome with the number that shows it or the words "not measured"; the rituals teams meet for,
//! how many of them were held, and what those who were there reflected on; what was taken from elsewhere,
//! part by part, and what did not work.
//!
//! It owns those facts and no number (those are in `measures` and `outcomes`). It refuses to let a part
//! stand under itself, to show a reflection to anybody outside its team, to count what anybody
//! reflected as performance, to let what was taken change without a reason and somebody who agreed, and to
//! begin before how things were is counted.

mod adopting;
mod facts;
mod pages;
mod rituals;
mod sql;
mod theory;

pub use adopting::{
    Adopted, ChangeKind, Component, ComponentKind, Conditions, Evidence, Level, Needed, NeededKind,
    NotWorked, Stance, Standpoint, Step, StepDone, Taken, Then, say_adopted, say_component,
    say_conditions, say_needed, say_not_worked, say_step, taken,
};
pub use facts::{NodeKind, Often, Part, Reflection, Ritual, RitualHeld};
pub use pages::routes;
pub use rituals::{Kept as RitualNow, add_ritual, held, reflect, rituals};
pub use theory::{Node, Theory, say_part, theory};

use record::{Content, Fact, Fault, Room, Tx};
use sql::SHELF;

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    SHELF.apply(tx, fact)
}

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "learning",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Part::KIND,
        Ritual::KIND,
        RitualHeld::KIND,
        Reflection::KIND,
        Adopted::KIND,
        Component::KIND,
        Needed::KIND,
        StepDone::KIND,
        Conditions::KIND,
        NotWorked::KIND,
    ],
    apply,
};
