//! The statements of this room.

use crate::kept::Shelf;

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    shelf_table!("neighbourhood_said"),
    "CREATE INDEX IF NOT EXISTS neighbourhood_said_of ON neighbourhood_said (kind, subject)",
    "CREATE INDEX IF NOT EXISTS neighbourhood_said_on ON neighbourhood_said (kind, said_on)",
    "CREATE INDEX IF NOT EXISTS neighbourhood_said_about ON neighbourhood_said (about, kind)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["neighbourhood_said"];

/// The table, by its statements.
pub(super) const SHELF: Shelf = shelf!("neighbourhood", "neighbourhood_said");
