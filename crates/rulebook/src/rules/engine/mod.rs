//! The machinery under the rules: what a rule is, the child it is given, and running them all.

pub mod case;
mod check;
mod child;
mod context;
mod found;
mod group;
mod overlap;
mod providers;
mod replay;
mod rule;

pub use check::{Checked, NotChecked, Ready, check};
pub use child::{Child, Last, LastRows, PeriodOfCare};
pub use context::Context;
pub use found::{Finding, Found};
pub use group::Children;
pub(crate) use overlap::{Spell, later_of_overlapping};
pub use providers::{Listed, Provider, Providers};
pub use replay::{Difference, NotCases, Replayed, replay, replay_some};
pub(crate) use rule::rule;
pub use rule::{Check, Need, Rule, Years};
