//! Placements. Where a child lives, with whom, who provides it, how far from home.

use crate::rules::Rule;

mod r146;
mod r221;
mod r392d;
mod r411;
mod r527;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r146::RULE,
    &r221::RULE,
    &r392d::RULE,
    &r411::RULE,
    &r527::RULE,
];
