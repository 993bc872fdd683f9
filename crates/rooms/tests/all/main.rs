//! The rooms on real storage.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod export;
mod import;
mod pages;
mod stage;
mod stage_desk;
mod watching;
