//! **Census**: the Placements North West census, in and out: who lives where, with whom, at what price.
//!
//! It owns the form (its columns and their words are data beside this file) and what the census says
//! that nothing else in the record does: how a placement was sourced, who contributes, whether it is
//! solo. A file is looked at before anything is written, and the same file again changes nothing. It
//! refuses to guess: a cell the record cannot fill says "Not known", a row that does not fit the form is
//! set aside whole with its row, columns and reasons.

mod facts;
mod form;
mod pages;
mod project;
mod read;
mod rows;
mod sql;
mod take;

pub use facts::CensusSaid;
pub use form::{NOT_KNOWN, columns, ethnic_group};
pub use pages::{routes, workbook};
pub use project::ROOM;
pub use read::{Aside, Given, NotTheForm, Sheet, read};
pub use rows::{Out, rows, to_csv};
pub use take::{Change, Taken, preview, take, unaccompanied};
