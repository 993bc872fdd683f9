//! The statements of this room.

use crate::kept::Shelf;

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    shelf_table!("forum_said"),
    "CREATE INDEX IF NOT EXISTS forum_said_of ON forum_said (kind, subject)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["forum_said"];

/// The table, by its statements.
pub(super) const SHELF: Shelf = shelf!("forums", "forum_said");
