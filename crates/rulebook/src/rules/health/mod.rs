//! Health and convictions. Children looked after for twelve months: health, strengths and difficulties, convictions.

use crate::rules::Rule;

mod r158;
mod r180;
mod r185;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r158::RULE, &r180::RULE, &r185::RULE];
