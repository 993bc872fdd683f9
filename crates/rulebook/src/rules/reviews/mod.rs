//! Reviews. Reviews and how the child took part.

use crate::rules::Rule;

mod r166;
mod r167;
mod r399;
mod r440;
mod r441;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r166::RULE,
    &r167::RULE,
    &r399::RULE,
    &r440::RULE,
    &r441::RULE,
];
