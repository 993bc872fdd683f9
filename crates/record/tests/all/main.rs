//! The record against a small room of its own, on every engine there is; and who may see what,
//! against an oracle.

mod backups;
mod council;
mod decisions;
mod derived;
mod doors;
mod erasures;
mod first;
mod garden;
mod histories;
mod jobs;
mod kills;
mod lists;
mod looks;
mod openings;
mod oracle;
mod places;
mod secured;
mod situations;
mod snooping;
mod tamper;
mod together;
mod towns;
