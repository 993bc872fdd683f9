//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS forum_said (
        fact TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        about TEXT,
        said_on TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS forum_said_of ON forum_said (kind, subject)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["forum_said"];

/// `$1` fact, `$2` kind, `$3` subject, `$4` about, `$5` day, `$6` recorded at, `$7` by, `$8` content.
pub(super) const PUT: &str = "INSERT INTO forum_said
    (fact, kind, subject, about, said_on, recorded_at, recorded_by, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// `$1` fact.
pub(super) const DROP: &str = "DELETE FROM forum_said WHERE fact = $1";

/// `$1` kind; the newest first.
pub(super) const ALL: &str =
    "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM forum_said
    WHERE kind = $1 ORDER BY said_on DESC, recorded_at DESC, fact DESC";

/// `$1` kind, `$2` subject; the newest first.
pub(super) const OF: &str =
    "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM forum_said
    WHERE kind = $1 AND subject = $2 ORDER BY said_on DESC, recorded_at DESC, fact DESC";

/// `$1` kind, `$2` fact.
pub(super) const ONE: &str =
    "SELECT fact, subject, about, said_on, recorded_at, recorded_by, content FROM forum_said
    WHERE kind = $1 AND fact = $2";
