//! Who the child is. Sex, date of birth, ethnic origin, pupil number; each child once and the same in every table.

use crate::rules::Rule;

mod r101;
mod r102;
mod r202;
mod r444;
mod rint03;
mod rint32;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r101::RULE,
    &r102::RULE,
    &r202::RULE,
    &r444::RULE,
    &rint03::RULE,
    &rint32::RULE,
];
