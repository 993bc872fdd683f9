//! Indicator definitions and their computation; suppression; comparators. Pure.
//!
//! A [`Measure`] is one definition, read by page, command, export, documentation and tests. A
//! [`Borough`] is built once from [`ChildHistory`] values and asked for any day:
//!
//! ```
//! use care::Authority;
//! use measures::{Borough, Population, find};
//!
//! let borough = Borough::new(Authority::WIGAN, Vec::new(), Population::default());
//! let measure = find("looked_after").expect("a measure");
//! let outcome = measure.compute(&borough, care::dates::parse_date("31/03/2027").expect("a date"));
//! assert_eq!(outcome.value(), Some(0.0));
//! ```
//!
//! **Invariant.** Nothing here reads a clock, a file or a network, and nothing here is random. A
//! question that the record cannot answer for a child is "not known", never yes and never no.

mod before_after;
mod borough;
mod catalogue;
mod comparators;
mod definitions;
mod history;
mod measure;
mod outcome;
mod sets;
mod spells;
mod suppress;
mod trend;
mod view;

pub use before_after::{
    CHANGES, Change, Compared, Counted, Frame, HubLife, NO_COMPARISON, REMAINED_OUT,
    RESILIENCE_ITEMS, RESILIENCE_SOURCE, RemainedOut, SHORTEST_WINDOW, Side, Stream, compare,
    find_change, remained_out,
};
pub use borough::{Borough, Population};
pub use catalogue::{all, find};
pub use comparators::{
    Comparators, Comparison, CouncilComparators, Figure, FileAdded, Mark, Neighbours, NotPublished,
    source,
};
pub use definitions::definitions;
pub use history::{
    AdoptionDecision, ChildHistory, Episode, HealthYear, LeavingYear, Missing, Review,
    Unaccompanied, WorkerSpan,
};
pub use measure::{Chart, Column, Dataset, Direction, Measure, Series, Timing, Topic, compute_all};
pub use outcome::{Outcome, Part, Unit};
pub use sets::ChildSet;
pub use spells::SameCarers;
pub use suppress::{Guard, Guarded, GuardedPart, SMALLEST, Table, guard};
pub use trend::{Step, Trend, trends};
pub use view::{View, last_return, year_of};
