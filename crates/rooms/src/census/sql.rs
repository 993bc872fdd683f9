//! The statements of this room.

/// Tables.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS census_said (
        young_person TEXT NOT NULL,
        start_day TEXT NOT NULL,
        fact TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (young_person, start_day)
    )",
    "CREATE TABLE IF NOT EXISTS census_upload (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        sent_at TEXT NOT NULL
    )",
];

/// Which of them are projections. A file that waits to be read is none.
pub(super) const TABLES: &[&str] = &["census_said"];

/// `$1` young person, `$2` start, `$3` fact, `$4` content.
pub(super) const PUT: &str = "INSERT INTO census_said (young_person, start_day, fact, content)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (young_person, start_day) DO UPDATE SET fact = excluded.fact,
        content = excluded.content";

/// Everything said.
pub(super) const ALL: &str = "SELECT young_person, start_day, fact, content FROM census_said";

/// `$1` id, `$2` name, `$3` content, `$4` at.
pub(super) const PUT_UPLOAD: &str =
    "INSERT INTO census_upload (id, name, content, sent_at) VALUES ($1, $2, $3, $4)";

/// `$1` id.
pub(super) const UPLOAD: &str = "SELECT name, content FROM census_upload WHERE id = $1";

/// `$1` id.
pub(super) const DROP_UPLOAD: &str = "DELETE FROM census_upload WHERE id = $1";

/// `$1` at: older ones are forgotten.
pub(super) const FORGET_OLD: &str = "DELETE FROM census_upload WHERE sent_at < $1";
