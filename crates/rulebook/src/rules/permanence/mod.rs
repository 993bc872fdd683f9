//! Earlier permanence. Adoption or guardianship before coming into care.

use crate::rules::Rule;

mod r631;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r631::RULE];
