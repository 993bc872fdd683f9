//! **Evidence**: every number computed from the record, with its definition, its n of N, its date
//! and what it compares with beside it.
//!
//! It owns the published files a council adds, and no definition (those are in `measures`); it puts the record before the
//! measures and the measures before people. It refuses a number without its date and its count,
//! and a small number to somebody who may not see the children behind it.

mod facts;
mod histories;
mod numbers;
mod pages;
mod published;
mod shown;
mod sql;
mod wards;

pub use histories::{borough, borough_anew};
pub use numbers::{Number, numbers, numbers_csv};
pub use pages::routes;
pub use published::{Added, Published, ROOM, add_published, added, leave_out, published};
pub use shown::{Shown, ShownPart, latest, shown, write};
pub use wards::{addresses, areas};
