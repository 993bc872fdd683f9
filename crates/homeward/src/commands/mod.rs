//! One file per command.

pub mod import;
pub mod measures;
