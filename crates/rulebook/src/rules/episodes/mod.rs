//! Episodes of care. When and why episodes begin and end, how they follow each other, and how they join last year's.

use crate::rules::Rule;

mod r141;
mod r142;
mod r147;
mod r148;
mod r355;
mod r433;
mod r502;
mod r503a;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r141::RULE,
    &r142::RULE,
    &r147::RULE,
    &r148::RULE,
    &r355::RULE,
    &r433::RULE,
    &r502::RULE,
    &r503a::RULE,
];
