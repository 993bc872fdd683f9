//! SSDA903, the return on children looked after that every English authority makes to DfE each
//! year: its tables, reading and writing it as CSV and XML, and its rules.
//!
//! - [`read()`] takes files as `(name, bytes)` and gives a [`Return`] per year with every
//!   [`Problem`]. It never fails and never panics on bad data: what cannot be read is set aside
//!   with its original text.
//! - [`Return`] holds twelve tables of typed rows; a [`Cell`] is blank, understood, or kept as it
//!   was written.
//! - [`mod@write`] gives CSV per table, or XML, in a year's layout. Reading what was written gives the
//!   same rows.
//!
//! **Invariant.** No I/O: files come in as bytes and go out as text. No clock: dates are in the
//! data or given.

pub mod cell;
mod problem;
pub mod read;
mod returned;
pub mod rules;
pub mod tables;
pub mod write;

pub use cell::{Cell, Column, Day, Field, PartialDate, SdqScore, Text};
pub use problem::{Problem, Severity};
pub use read::{Input, read};
pub use returned::{FileRead, Format, Return};
pub use tables::{
    Ad1, At, ColumnInfo, Dolo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption,
    PreviousPermanence, Review, Row, SocialWorkerEpisode, Table, Uasc,
};
