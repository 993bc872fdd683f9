//! Episodes of care. When and why episodes begin and end, how they follow each other, and how they join last year's.

use crate::rules::Rule;
use crate::rules::prelude::*;

mod r141;
mod r142;
mod r147;
mod r148;
mod r355;
mod r433;
mod r434;
mod r435;
mod r436;
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
    &r434::RULE,
    &r435::RULE,
    &r436::RULE,
    &r502::RULE,
    &r503a::RULE,
];

/// Whether two episodes are in the same placement: type, postcode, number and provider.
fn is_same_placement(one: &Episode, other: &Episode) -> bool {
    one.place == other.place
        && one.pl_post == other.pl_post
        && one.urn == other.urn
        && one.place_provider == other.place_provider
}
