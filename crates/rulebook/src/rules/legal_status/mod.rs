//! Legal status. On what lawful basis a child is in care, and for how long it may last.

use crate::rules::Rule;

mod r144;
mod r361;
mod r365;
mod r426;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r144::RULE, &r361::RULE, &r365::RULE, &r426::RULE];
