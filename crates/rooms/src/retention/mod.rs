//! **Retention**: how long each young person's record is kept, what holds it longer, whose time is
//! over, and the erasure that then two people decide together.
//!
//! It owns the council's retention table, holds, and what was asked for. It refuses to erase a day
//! too soon, while a hold stands, without a reason, or on one person's word; and it never erases
//! the access log, nor that somebody was erased, when, by whom and why. The law in its table is a
//! starting point for the council's lawyer, not advice.

mod facts;
mod held;
mod named;
mod pages;
mod project;
mod rules;
mod sql;

pub use facts::{Asked, Held, Lifted, NotAgreed, Ruled};
pub use held::{
    Asking, Gone, Holding, Standing, agree, ask, erased, everyone, hold, lift, refuse, rules, set,
    standing,
};
pub use named::{Elsewhere, Mentioned, Mentions, Outside};
pub use pages::routes;
pub use project::ROOM;
pub use rules::{Case, Rule, STARTING, due};
