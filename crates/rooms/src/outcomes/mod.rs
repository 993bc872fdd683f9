//! **Outcomes**: what a service lead asks first. Who came into care, left it and came back; how often
//! a home did not last; what changed for the same young people before and after a hub began with
//! them; and how the hubs work, counted.
//!
//! It owns two things somebody has to say: since when something is written down for everybody, and a
//! group to compare with. Definitions are in `measures`. It refuses to call a change an effect, and a
//! number under six to somebody who may not see it.

mod change;
mod facts;
mod indicators;
mod pages;
mod practice;
mod project;
mod sql;

pub use change::{Asked, changes, changes_csv, compare_with, groups, kept_since, say_kept_since};
pub use facts::{ComparisonGroup, KeptSince};
pub use indicators::{Indicator, Window, indicators, indicators_csv};
pub use pages::routes;
pub use practice::{OfHowMany, Practice, practice};
pub use project::ROOM;
