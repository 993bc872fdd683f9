//! **Asks**: the specialists of a hub (life coach, communication support, police liaison, portfolio
//! leads), and one question to one of them about one young person, answered in plain words.
//!
//! It owns who belongs to a hub as what, under which sharing basis, and the questions and answers.
//! It refuses a member whose agency shares nothing, a question about somebody who is not shared with
//! the specialist's agency, and to show an agency what another was asked.

mod facts;
mod held;
mod pages;
mod project;
mod sql;

pub use facts::{Answer, Ask, Portfolio, Role, Specialist};
pub use held::{
    Asked, Gone, SpecialistHere, Waits, answer, ask, asked_of_one, my_asks, numbers, specialists,
    welcome,
};
pub use pages::{Block, around, block, gather, routes};
pub use project::ROOM;
