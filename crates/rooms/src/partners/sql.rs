//! The statements of this room.

use crate::kept::Shelf;

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    shelf_table!("partner_said"),
    "CREATE INDEX IF NOT EXISTS partner_said_of ON partner_said (kind, subject)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["partner_said"];

/// The table, by its statements.
pub(super) const SHELF: Shelf = shelf!("partners", "partner_said");
