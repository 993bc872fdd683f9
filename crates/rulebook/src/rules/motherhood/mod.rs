//! Mothers. Girls who are mothers, and their first child.

use crate::rules::Rule;

mod r620;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r620::RULE];
