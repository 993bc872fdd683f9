//! What the search promises, shown from outside.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod builders;
mod company;
mod contention;
mod examples;
mod groups;
mod laws;
mod together;
