//! Leaving care. Why a child ceased to be looked after.

use crate::rules::Rule;

mod r149;
mod r386;
mod r387;
mod r388;
mod r389;
mod r390;
mod r407;
mod r437;
mod r460;
mod r516;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r149::RULE,
    &r386::RULE,
    &r387::RULE,
    &r388::RULE,
    &r389::RULE,
    &r390::RULE,
    &r407::RULE,
    &r437::RULE,
    &r460::RULE,
    &r516::RULE,
];
