//! **Returns**: statutory returns in and out. Reading SSDA903 files of any year into the record,
//! and what was set aside on the way.
//!
//! It owns what was read, from which file, and what could not be taken in. It refuses to drop a
//! row, to overwrite what a worker said, and to guess.

mod gather;
mod import;
mod merge;
mod rows;
mod words;

pub use gather::SetAside;
pub use import::{Progress, Report, import, preview};
pub use merge::Meeting;
pub use words::{as_json, in_words};
