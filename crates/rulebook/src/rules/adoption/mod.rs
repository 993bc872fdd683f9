//! Adoption. Decisions, matches, adopters, placement for adoption.

use crate::rules::Rule;

mod r112;
mod r217;
mod r333;
mod r336;
mod r408;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r112::RULE,
    &r217::RULE,
    &r333::RULE,
    &r336::RULE,
    &r408::RULE,
];
