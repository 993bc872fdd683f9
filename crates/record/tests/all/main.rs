//! The record against a small room of its own, on every engine there is.

mod first;
mod garden;
