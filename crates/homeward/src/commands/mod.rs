//! One file per command.

pub mod borough;
pub mod census;
pub mod check;
pub mod comparators;
pub mod demo;
pub mod export;
pub mod import;
pub mod keep;
pub mod measures;
pub mod member;
pub mod names;
pub mod postcodes;
pub mod providers;
pub mod retention;
pub mod rulebook;
pub mod serve;
