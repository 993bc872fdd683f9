//! The rooms on real storage.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod asks;
mod canary;
mod census;
mod company;
mod costs;
mod costs_kept;
mod documents;
mod exchange;
mod exchange_money;
mod export;
mod gone;
mod homes;
mod homes_search;
mod hub;
mod import;
mod joining;
mod kept;
mod names;
mod our_return;
mod out;
mod outcomes;
mod own;
mod pages;
mod partners;
mod plans;
mod principles;
mod published;
mod reading;
mod retention;
mod stage;
mod stage_desk;
mod strangers;
mod voice;
mod watching;
mod young_people;
