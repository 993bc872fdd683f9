//! Earlier permanence. Adoption or guardianship before coming into care.

use crate::rules::Rule;

mod r630;
mod r631;
mod r632;
mod r633;
mod r634;
mod r635;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r630::RULE,
    &r631::RULE,
    &r632::RULE,
    &r633::RULE,
    &r634::RULE,
    &r635::RULE,
];
