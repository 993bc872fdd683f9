//! Mothers. Girls who are mothers, and their first child.

use crate::Cell;
use crate::rules::Rule;
use care::codes::LegalStatus;

mod r165;
mod r171;
mod r174;
mod r207;
mod r393;
mod r607;
mod r611;
mod r612;
mod r620;
mod r621;
mod r624;
mod r625;
mod r626;
mod r628;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r165::RULE,
    &r171::RULE,
    &r174::RULE,
    &r207::RULE,
    &r393::RULE,
    &r607::RULE,
    &r611::RULE,
    &r612::RULE,
    &r620::RULE,
    &r621::RULE,
    &r624::RULE,
    &r625::RULE,
    &r626::RULE,
    &r628::RULE,
];

/// Whether a legal status is that of short breaks, in any letter case.
fn is_short_breaks(status: &Cell<LegalStatus>) -> bool {
    match status {
        Cell::Value(status) => status.is_short_breaks(),
        Cell::Other(text) => matches!(text.as_str(), "v3" | "v4"),
        Cell::Blank => false,
    }
}
