//! The statements of this room.

/// Tables.
pub(super) const SCHEMA: &[&str] = &["CREATE TABLE IF NOT EXISTS published_file (
    fact TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    seq BIGINT NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL,
    figures BIGINT NOT NULL,
    problems TEXT NOT NULL,
    digest TEXT NOT NULL,
    added_at TEXT NOT NULL
)"];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["published_file"];

/// `$1` fact, `$2` subject, `$3` seq, `$4` name, `$5` what, `$6` figures, `$7` problems,
/// `$8` digest, `$9` at.
pub(super) const PUT: &str = "INSERT INTO published_file
    (fact, subject, seq, name, what, figures, problems, digest, added_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// `$1` fact.
pub(super) const DROP: &str = "DELETE FROM published_file WHERE fact = $1";

/// In the order they were added.
pub(super) const FILES: &str = "SELECT fact, subject, name, what, figures, problems, added_at
    FROM published_file ORDER BY seq";

/// `$1` digest.
pub(super) const BY_DIGEST: &str = "SELECT fact FROM published_file WHERE digest = $1";
