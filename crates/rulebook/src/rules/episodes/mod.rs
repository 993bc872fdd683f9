//! Episodes of care. When and why episodes begin and end, how they follow each other, and how they join last year's.

use crate::rules::Rule;
use crate::rules::prelude::*;

mod r1012;
mod r141;
mod r142;
mod r143;
mod r145;
mod r147;
mod r148;
mod r199;
mod r302;
mod r352;
mod r353;
mod r354;
mod r355;
mod r356;
mod r357;
mod r366;
mod r385;
mod r431;
mod r432;
mod r433;
mod r434;
mod r435;
mod r436;
mod r501;
mod r502;
mod r503a;
mod r503c;
mod r504;
mod r562;
mod rnoe;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r1012::RULE,
    &r141::RULE,
    &r142::RULE,
    &r143::RULE,
    &r145::RULE,
    &r147::RULE,
    &r148::RULE,
    &r199::RULE,
    &r302::RULE,
    &r352::RULE,
    &r353::RULE,
    &r354::RULE,
    &r355::RULE,
    &r356::RULE,
    &r357::RULE,
    &r366::RULE,
    &r385::RULE,
    &r431::RULE,
    &r432::RULE,
    &r433::RULE,
    &r434::RULE,
    &r435::RULE,
    &r436::RULE,
    &r501::RULE,
    &r502::RULE,
    &r503a::RULE,
    &r503c::RULE,
    &r504::RULE,
    &r562::RULE,
    &rnoe::RULE,
];

/// Whether two episodes are in the same placement: type, postcode, number and provider.
fn is_same_placement(one: &Episode, other: &Episode) -> bool {
    one.place == other.place
        && one.pl_post == other.pl_post
        && one.urn == other.urn
        && one.place_provider == other.place_provider
}
