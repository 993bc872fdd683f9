//! The field's vocabulary. Every other crate speaks in these types: parse at the edge, once, and
//! from then on a date is a [`Date`], a postcode a [`Postcode`], a sum of money [`Pence`].
//!
//! **Invariant.** Nothing here reads a clock, a file or a network, and nothing here is random.

pub mod authorities;
pub mod codes;
pub mod counting;
pub mod dates;
pub mod distance;
pub mod geo;
pub mod ids;
pub mod money;
pub mod office_hours;
pub mod place;
pub mod postcodes;
pub mod working_days;

pub use counting::counted;
pub use dates::{Age, CollectionYear, Date, Period};
pub use distance::{Miles, Minutes};
pub use money::Pence;
pub use place::{Authority, Grid, Location, Postcode, PostcodeTable};
