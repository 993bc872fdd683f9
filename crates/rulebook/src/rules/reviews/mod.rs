//! Reviews. Reviews and how the child took part.

use crate::rules::Rule;

mod r440;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r440::RULE];
