//! The way out: a year's return as files, and Ofsted's lists 8 and 9, from the record.

mod annex_a;
mod files;
pub(super) mod pages;

pub use annex_a::annex_a;
pub use files::{Form, Out, files, written};
