//! Tests over whole files.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files must stop"
)]

mod damage;
mod fixtures;
mod fuzzed;
mod laws;
mod providers;
mod reading;
