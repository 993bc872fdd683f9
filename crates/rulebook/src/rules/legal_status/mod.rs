//! Legal status. On what lawful basis a child is in care, and for how long it may last.

use crate::rules::Rule;
use crate::rules::prelude::*;

mod r144;
mod r358;
mod r361;
mod r362;
mod r363;
mod r364;
mod r365;
mod r367;
mod r426;
mod r446;
mod r503b;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r144::RULE,
    &r358::RULE,
    &r361::RULE,
    &r362::RULE,
    &r363::RULE,
    &r364::RULE,
    &r365::RULE,
    &r367::RULE,
    &r426::RULE,
    &r446::RULE,
    &r503b::RULE,
];

/// Reports the episodes of every spell under a legal status that lasted more than some days:
/// episodes that follow on each other are one spell, and an open one is counted to the end of the
/// year.
fn longer_than(
    child: &Child<'_>,
    cx: &Context<'_>,
    status: LegalStatus,
    most_days: i32,
    found: &mut Found<'_>,
) {
    for spell in child.spells_under(status) {
        let began = spell.first().and_then(|first| first.decom.get());
        let ended = spell.last().and_then(|last| last.dec.get());
        if began.is_some_and(|began| days_between(began, ended.unwrap_or(cx.end)) > most_days) {
            found.rows(spell, |_| true);
        }
    }
}
