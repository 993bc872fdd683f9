//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS workshop (
        id TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        title TEXT NOT NULL,
        on_day TEXT NOT NULL,
        code TEXT NOT NULL UNIQUE,
        stage TEXT NOT NULL,
        opened_by TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS workshop_of ON workshop (young_person)",
    "CREATE TABLE IF NOT EXISTS workshop_entry (
        fact TEXT NOT NULL PRIMARY KEY,
        workshop TEXT NOT NULL,
        kind TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS workshop_entry_of ON workshop_entry (workshop)",
    "CREATE TABLE IF NOT EXISTS workshop_joined (
        workshop TEXT NOT NULL,
        member TEXT NOT NULL,
        PRIMARY KEY (workshop, member)
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["workshop", "workshop_entry", "workshop_joined"];

/// `$1` id, `$2` young person, `$3` title, `$4` day, `$5` code, `$6` stage, `$7` by.
pub(super) const PUT: &str = "INSERT INTO workshop
    (id, young_person, title, on_day, code, stage, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// `$1` id, `$2` stage.
pub(super) const REACH: &str = "UPDATE workshop SET stage = $2 WHERE id = $1";

/// `$1` id, `$2` member.
pub(super) const JOIN: &str = "INSERT INTO workshop_joined (workshop, member) VALUES ($1, $2)
    ON CONFLICT (workshop, member) DO NOTHING";

/// `$1` fact, `$2` workshop, `$3` kind, `$4` by, `$5` at, `$6` content.
pub(super) const PUT_ENTRY: &str = "INSERT INTO workshop_entry
    (fact, workshop, kind, recorded_by, recorded_at, content) VALUES ($1, $2, $3, $4, $5, $6)";

/// What is read of a workshop; where follows.
pub(super) const WORKSHOPS: &str =
    "SELECT id, young_person, title, on_day, code, stage, opened_by FROM workshop WHERE";

/// `$1` workshop; in the order they were said.
pub(super) const ENTRIES: &str = "SELECT fact, kind, recorded_by, recorded_at, content
    FROM workshop_entry WHERE workshop = $1 ORDER BY recorded_at, fact";

/// `$1` first day: workshops that nobody ended, of that day or later.
pub(super) const OPEN_FROM: &str = "SELECT id, on_day, code, stage FROM workshop
    WHERE on_day >= $1 AND NOT EXISTS (SELECT 1 FROM workshop_entry
        WHERE workshop_entry.workshop = workshop.id AND kind = 'workshops.ended')
    ORDER BY id";

/// `$1` workshop, `$2` member.
pub(super) const HAS_JOINED: &str =
    "SELECT 1 FROM workshop_joined WHERE workshop = $1 AND member = $2";

/// `$1` workshop.
pub(super) const WHO_JOINED: &str = "SELECT member FROM workshop_joined WHERE workshop = $1";
