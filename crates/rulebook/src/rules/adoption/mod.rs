//! Adoption. Decisions, matches, adopters, placement for adoption.

use crate::rules::Rule;

mod r112;
mod r333;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r112::RULE, &r333::RULE];
