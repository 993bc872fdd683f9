//! **Workshops**: several people think together about one young person for whom nothing has worked
//! yet. Who is already in their life comes first; then ideas, and nobody can say no to one; then one
//! is chosen and tried, by somebody, by a day; then what came of it.
//!
//! It owns workshops and what is said in them. It has no way to strike an idea out, and it shows
//! those who join with the code the workshop's title and what is said in it, and nothing else about
//! the young person. Somebody without an account, with the code, reads the question of the moment and
//! adds to it, and reads nothing else; `exchange` carries that.

mod facts;
mod held;
mod pages;
mod project;
mod sql;

pub use facts::{
    Ended, FromGuest, Guest, HowItWent, Idea, InTheirLife, Joined, Opened, Result as Tried, Stage,
    StageReached, Test,
};
pub use held::{
    Entry, Listed, Numbers, OpenNow, Workshop, choose, end, guest, join, listed, next, numbers,
    of_one, open, open_from, result, say_from_guest, say_idea, say_person, workshop,
};
pub use pages::{block, routes};
pub use project::ROOM;
