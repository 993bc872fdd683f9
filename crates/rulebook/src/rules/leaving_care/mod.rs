//! Leaving care. Why a child ceased to be looked after.

use crate::rules::Rule;

mod r386;
mod r407;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r386::RULE, &r407::RULE];
