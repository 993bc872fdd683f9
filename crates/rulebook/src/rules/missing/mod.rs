//! Missing and away. Times a child was missing, or away without authorisation.

use crate::rules::Rule;

mod r1006;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r1006::RULE];
