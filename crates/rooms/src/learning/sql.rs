//! The statements of this room.

use crate::kept::Shelf;

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    shelf_table!("learning_said"),
    "CREATE INDEX IF NOT EXISTS learning_said_of ON learning_said (kind, subject)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["learning_said"];

/// The table, by its statements.
pub(super) const SHELF: Shelf = shelf!("learning", "learning_said");
