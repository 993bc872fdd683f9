//! **Events**: what happened to a young person that somebody should act on or that tells how things
//! go: missing (and the talk afterwards), arrest, charge, A&E and other crises, substances, school and
//! work, extra help at school, mental or emotional need, worry about exploitation, their own answers about getting back up. Each is a fact with its source and its day.
//!
//! It owns those facts. It refuses to make a score of them or to foretell anything, and to show one
//! to somebody whose role may not see that kind: missing, police, emergency beds and
//! exploitation are safety; A&E, crises of mental health, how they feel, substances and their answers are
//! health; school, extra help there and work are education.

mod facts;
mod pages;
mod project;
mod said;
mod sql;

pub use facts::{
    Activity, Agree, Away, Concern, Crisis, CrisisMatter, EmergencyCare, Exploitation, ExtraHelp,
    Feeling, Feelings, Harm, Learning, Police, PoliceMatter, Resilience, STATEMENTS, SchoolHelp,
    Source, Substance, TalkedAfter, Use, Withdrawn,
};
pub use pages::{Block, block, gather, missing_from, routes, timeline};
pub use project::ROOM;
pub use said::{
    Event, Happened, TALK_WITHIN_HOURS, Talk, TalkDue, What, came_back, everything, happened,
    put_right, say, take_back, talk, talks_due,
};
