//! What the search promises, shown from outside.

mod builders;
mod contention;
mod examples;
mod groups;
mod laws;
mod together;
