//! This room's facts, each one row of its table.

use super::sql::SHELF;
pub use crate::kept::Kept;
pub(super) use crate::kept::{days, middle, say, since};
use care::ids::{FactId, MemberId, SubjectId};
use record::access;
use record::{Content, Fact, Fault, Refusal, Tx};
use std::collections::HashMap;

/// Shows a fact of this room in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    SHELF.apply(tx, fact)
}

/// Everything of a kind, the newest first.
pub fn all<C: Content>(tx: &mut Tx<'_>) -> Result<Vec<Kept<C>>, Fault> {
    SHELF.all(tx)
}

/// Everything of a kind about one subject, the newest first.
pub fn of<C: Content>(
    tx: &mut Tx<'_>,
    subject: impl Into<SubjectId>,
) -> Result<Vec<Kept<C>>, Fault> {
    SHELF.of(tx, subject.into())
}

/// One fact of a kind.
pub(super) fn one<C: Content>(tx: &mut Tx<'_>, fact: FactId) -> Result<Kept<C>, Refusal> {
    SHELF.one(tx, fact)
}

/// Everybody who signs in, by name.
pub(super) fn names(tx: &mut Tx<'_>) -> Result<HashMap<MemberId, String>, Refusal> {
    Ok(access::members(tx)?
        .into_iter()
        .map(|member| (member.id, member.name))
        .collect())
}
