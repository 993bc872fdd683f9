//! Unaccompanied asylum-seeking children. The status and the day it ceased.

use crate::rules::Rule;
use crate::rules::prelude::*;

mod r1014;
mod r104;
mod r105;
mod r205a;
mod r205b;
mod r205c;
mod r205d;
mod r303;
mod r304;
mod r406;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r1014::RULE,
    &r104::RULE,
    &r105::RULE,
    &r205a::RULE,
    &r205b::RULE,
    &r205c::RULE,
    &r205d::RULE,
    &r303::RULE,
    &r304::RULE,
    &r406::RULE,
];

/// Whether the child is unaccompanied by this year's return; `None` when it says nothing.
fn is_unaccompanied(child: &Child<'_>) -> Option<bool> {
    status(child.headers.iter().copied(), child.uasc.iter().copied())
}

/// Whether the child was unaccompanied by last year's return; `None` when it says nothing.
fn was_unaccompanied(child: &Child<'_>) -> Option<bool> {
    let last = &child.last;
    status(
        last.headers.iter().map(|row| &**row),
        last.uasc.iter().map(|row| &**row),
    )
}

/// What Header says. Where it says nothing (it was not given, or without the item), a child listed
/// with a day on which the status ceased, or will, was unaccompanied, as the shared cases have it.
fn status<'r>(
    mut headers: impl Iterator<Item = &'r Header>,
    uasc: impl Iterator<Item = &'r Uasc>,
) -> Option<bool> {
    if let Some(said) = headers.find_map(|row| row.uasc.get()) {
        return Some(said.yes());
    }
    uasc.map(|row| row.duc.is_value())
        .reduce(|one, other| one || other)
}
