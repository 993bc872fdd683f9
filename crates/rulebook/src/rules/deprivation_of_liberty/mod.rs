//! Deprivation of liberty. Orders that deprive a child of liberty.

use crate::rules::Rule;

mod r700;
mod r703;
mod r706;
mod r709;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r700::RULE, &r703::RULE, &r706::RULE, &r709::RULE];
