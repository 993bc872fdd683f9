//! The statements of this room.

use crate::kept::Shelf;

/// Tables.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS outcome_kept (
        stream TEXT NOT NULL PRIMARY KEY,
        from_day TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS outcome_group (
        change TEXT NOT NULL PRIMARY KEY,
        content TEXT NOT NULL
    )",
    shelf_table!("outcome_cost"),
    "CREATE INDEX IF NOT EXISTS outcome_cost_of ON outcome_cost (kind, subject)",
];

/// What the hubs cost, by its statements.
pub(super) const COSTS: Shelf = shelf!("outcomes", "outcome_cost");

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["outcome_kept", "outcome_group", "outcome_cost"];

/// `$1` stream, `$2` day.
pub(super) const PUT_KEPT: &str = "INSERT INTO outcome_kept (stream, from_day) VALUES ($1, $2)
    ON CONFLICT (stream) DO UPDATE SET from_day = excluded.from_day";

/// Every stream with its first day.
pub(super) const KEPT: &str = "SELECT stream, from_day FROM outcome_kept";

/// `$1` change, `$2` content.
pub(super) const PUT_GROUP: &str = "INSERT INTO outcome_group (change, content) VALUES ($1, $2)
    ON CONFLICT (change) DO UPDATE SET content = excluded.content";

/// Every group.
pub(super) const GROUPS: &str = "SELECT change, content FROM outcome_group";
