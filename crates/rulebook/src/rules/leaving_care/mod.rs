//! Leaving care. Why a child ceased to be looked after.

use crate::rules::Rule;

mod r386;
mod r390;
mod r407;
mod r516;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r386::RULE, &r390::RULE, &r407::RULE, &r516::RULE];
