//! The rooms on real storage.

mod import;
mod stage;
