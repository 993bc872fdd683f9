//! **Outcomes**: what a service lead asks first. Who came into care, left it and came back; how often
//! a home did not last; what changed for the same young people before and after a hub began with
//! them; and how the hubs work, counted.
//!
//! It owns three things somebody has to say: since when something is written down for everybody, a
//! group to compare with, and what the hubs themselves cost and who paid. Definitions are in `measures`. It refuses to call a change an effect, to take
//! what a hub costs off what homes cost, and a number under six to somebody who may not see it.

mod change;
mod cohort;
mod facts;
mod hub_costs;
mod indicators;
mod pages;
mod practice;
mod project;
mod sql;
mod staying;

pub use change::{
    Asked, REMAINED_OUT_ID, changes, changes_csv, compare_with, groups, in_a_line, kept_since,
    say_kept_since,
};
pub use cohort::{CohortNow, cohort_now};
pub use facts::{ComparisonGroup, HubCost, KeptSince, Payer};
pub use hub_costs::{Cost, hub_costs, say_hub_cost};
pub use indicators::{Indicator, Window, indicators, indicators_csv};
pub use pages::routes;
pub use practice::{OfHowMany, PRACTICE_NUMBERS, Practice, PracticeNumber, practice};
pub use project::ROOM;
