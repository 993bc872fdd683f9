//! Care leavers. In touch, activity, accommodation.

use crate::rules::Rule;

mod r345;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r345::RULE];
