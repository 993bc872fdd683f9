//! **Returns**: statutory returns in and out. Reading SSDA903 files of any year into the record,
//! and what was set aside on the way.
//!
//! It owns what was read, from which file, and what could not be taken in. It refuses to drop a
//! row, to overwrite what a worker said, and to guess.

mod assemble;
mod facts;
mod gather;
mod import;
mod kept;
mod merge;
mod out;
mod pages;
mod project;
mod reading;
mod rows;
mod sql;
mod words;

pub use assemble::{Assembled, Place, Whose, assemble, assemble_one};
pub use facts::{FileRead, KeptAside, Read, Settled};
pub use gather::SetAside;
pub use import::{Progress, Report, import, preview};
pub use kept::{Reading, Waiting, one_set_aside, readings, set_aside, settle, sources};
pub use merge::Meeting;
pub use out::{Form, Out, annex_a, files, written};
pub use pages::routes;
pub use project::ROOM;
pub use words::{as_json, in_words};
