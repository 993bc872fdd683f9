//! The statements of this room.

/// Tables and indexes. `return_upload` is kept, no projection: files sent and not read yet.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS return_read (
        id TEXT NOT NULL PRIMARY KEY,
        read_at TEXT NOT NULL,
        read_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS return_file (
        digest TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS set_aside (
        fact TEXT NOT NULL PRIMARY KEY,
        place TEXT NOT NULL UNIQUE,
        file TEXT NOT NULL,
        whole BIGINT NOT NULL,
        content TEXT NOT NULL,
        settled TEXT
    )",
    "CREATE TABLE IF NOT EXISTS return_upload (
        id TEXT NOT NULL,
        part BIGINT NOT NULL,
        name TEXT NOT NULL,
        bytes TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        sent_by TEXT NOT NULL,
        PRIMARY KEY (id, part)
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["return_read", "return_file", "set_aside"];

/// `$1` id, `$2` at, `$3` by, `$4` content.
pub(super) const PUT_READ: &str =
    "INSERT INTO return_read (id, read_at, read_by, content) VALUES ($1, $2, $3, $4)";

/// The newest first.
pub(super) const READS: &str =
    "SELECT id, read_at, read_by, content FROM return_read ORDER BY read_at DESC, id DESC LIMIT 50";

/// `$1` digest, `$2` name.
pub(super) const PUT_FILE: &str = "INSERT INTO return_file (digest, name) VALUES ($1, $2)
    ON CONFLICT (digest) DO NOTHING";

/// `$1` digest.
pub(super) const FILE_READ: &str = "SELECT name FROM return_file WHERE digest = $1";

/// `$1` fact, `$2` place, `$3` file, `$4` whole, `$5` content.
pub(super) const PUT_ASIDE: &str =
    "INSERT INTO set_aside (fact, place, file, whole, content) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (place) DO NOTHING";

/// `$1` place.
pub(super) const IS_ASIDE: &str = "SELECT fact FROM set_aside WHERE place = $1";

/// `$1` fact, `$2` how.
pub(super) const SETTLE: &str = "UPDATE set_aside SET settled = $2 WHERE fact = $1";

/// `$1` how many to skip; those not settled, whole rows first.
pub(super) const ASIDE: &str = "SELECT fact, content FROM set_aside WHERE settled IS NULL
    ORDER BY whole DESC, file, place LIMIT 100 OFFSET $1";

/// How many are not settled.
pub(super) const COUNT_ASIDE: &str = "SELECT count(*) FROM set_aside WHERE settled IS NULL";

/// `$1` fact.
pub(super) const ONE_ASIDE: &str = "SELECT content FROM set_aside WHERE fact = $1";

/// `$1` id, `$2` part, `$3` name, `$4` bytes, `$5` at, `$6` by.
pub(super) const PUT_UPLOAD: &str = "INSERT INTO return_upload
    (id, part, name, bytes, sent_at, sent_by) VALUES ($1, $2, $3, $4, $5, $6)";

/// `$1` id.
pub(super) const UPLOAD: &str = "SELECT name, bytes FROM return_upload WHERE id = $1 ORDER BY part";

/// `$1` id.
pub(super) const DROP_UPLOAD: &str = "DELETE FROM return_upload WHERE id = $1";

/// Sent and not read yet.
pub(super) const WAITING: &str = "SELECT id, sent_at, count(*) FROM return_upload
    GROUP BY id, sent_at ORDER BY sent_at DESC LIMIT 20";
