//! The record against a small room of its own, on every engine there is; and who may see what,
//! against an oracle.

mod decisions;
mod derived;
mod first;
mod garden;
mod lists;
mod oracle;
mod places;
mod situations;
mod tamper;
mod towns;
