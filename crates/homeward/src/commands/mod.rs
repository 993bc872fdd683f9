//! One file per command.

pub mod borough;
pub mod demo;
pub mod import;
pub mod keep;
pub mod measures;
pub mod member;
pub mod postcodes;
pub mod serve;
