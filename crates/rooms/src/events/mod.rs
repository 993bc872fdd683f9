//! **Events**: what happened to a young person that somebody should act on or that tells how things
//! go: missing (and the talk afterwards), arrest, charge, A&E, substances, school and work, worry
//! about exploitation. Each is a fact with its source and its day.
//!
//! It owns those facts. It refuses to make a score of them or to foretell anything, and to show one
//! to somebody whose role may not see that kind: missing, police and exploitation are safety, A&E
//! and substances are health, school and work are education.

mod facts;
mod pages;
mod project;
mod said;
mod sql;

pub use facts::{
    Activity, Away, Concern, EmergencyCare, Exploitation, Harm, Learning, Police, PoliceMatter,
    Source, Substance, TalkedAfter, Use, Withdrawn,
};
pub use pages::{Block, block, gather, missing_from, routes, timeline};
pub use project::ROOM;
pub use said::{
    Event, Happened, TALK_WITHIN_HOURS, Talk, TalkDue, What, came_back, everything, happened,
    put_right, say, take_back, talk, talks_due,
};
