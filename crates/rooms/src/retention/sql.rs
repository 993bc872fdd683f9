//! The statements of this room.

/// Tables.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS retention_hold (
        young_person TEXT NOT NULL PRIMARY KEY,
        why TEXT NOT NULL,
        since TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS retention_asked (
        young_person TEXT NOT NULL PRIMARY KEY,
        why TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS retention_rule (
        line TEXT NOT NULL PRIMARY KEY,
        years BIGINT NOT NULL,
        source TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS retention_erased (
        fact TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &[
    "retention_hold",
    "retention_asked",
    "retention_rule",
    "retention_erased",
];

/// `$1` young person, `$2` why, `$3` since.
pub(super) const HOLD: &str = "INSERT INTO retention_hold (young_person, why, since)
    VALUES ($1, $2, $3) ON CONFLICT (young_person) DO UPDATE SET why = excluded.why, since = excluded.since";
/// `$1` young person.
pub(super) const LIFT: &str = "DELETE FROM retention_hold WHERE young_person = $1";
/// `$1` young person, `$2` why, `$3` by, `$4` name, `$5` at.
pub(super) const ASK: &str = "INSERT INTO retention_asked (young_person, why, asked_by, name, at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (young_person) DO UPDATE SET why = excluded.why,
    asked_by = excluded.asked_by, name = excluded.name, at = excluded.at";
/// `$1` young person.
pub(super) const UNASK: &str = "DELETE FROM retention_asked WHERE young_person = $1";
/// `$1` line, `$2` years, `$3` source.
pub(super) const RULE: &str = "INSERT INTO retention_rule (line, years, source) VALUES ($1, $2, $3)
    ON CONFLICT (line) DO UPDATE SET years = excluded.years, source = excluded.source";
/// `$1` fact, `$2` at, `$3` content.
pub(super) const ERASED: &str =
    "INSERT INTO retention_erased (fact, at, content) VALUES ($1, $2, $3)";

pub(super) const HOLDS: &str = "SELECT young_person, why, since FROM retention_hold";
pub(super) const ALL_ASKED: &str =
    "SELECT young_person, why, asked_by, name, at FROM retention_asked";
pub(super) const RULES: &str = "SELECT line, years, source FROM retention_rule";
/// `$1` how many.
pub(super) const ALL_ERASED: &str =
    "SELECT at, content FROM retention_erased ORDER BY at DESC, fact DESC LIMIT $1";
