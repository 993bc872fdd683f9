//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS young_person (
        id TEXT NOT NULL PRIMARY KEY,
        child_code TEXT NOT NULL UNIQUE,
        born TEXT,
        sex TEXT,
        ethnicity TEXT,
        upn TEXT,
        given_name TEXT,
        family_name TEXT,
        known_as TEXT,
        name_fact TEXT,
        last_returned BIGINT NOT NULL DEFAULT 0
    )",
    "CREATE INDEX IF NOT EXISTS young_person_by_name ON young_person (family_name, given_name)",
    "CREATE TABLE IF NOT EXISTS said_of (
        fact TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        happened_on TEXT,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS said_of_subject ON said_of (subject, kind)",
    "CREATE TABLE IF NOT EXISTS sibling (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        fact TEXT NOT NULL,
        PRIMARY KEY (one, other)
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["young_person", "said_of", "sibling"];

/// `$1` id, `$2` code, `$3` born, `$4` sex, `$5` ethnicity, `$6` upn.
pub(super) const PUT_IDENTITY: &str = "INSERT INTO young_person
    (id, child_code, born, sex, ethnicity, upn) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET child_code = excluded.child_code, born = excluded.born,
        sex = excluded.sex, ethnicity = excluded.ethnicity, upn = excluded.upn";

/// `$1` id, `$2` year.
pub(super) const PUT_RETURNED: &str = "UPDATE young_person SET last_returned =
    CASE WHEN last_returned < $2 THEN $2 ELSE last_returned END WHERE id = $1";

/// `$1` id, `$2` given, `$3` family, `$4` known as, `$5` fact.
pub(super) const PUT_NAME: &str = "UPDATE young_person
    SET given_name = $2, family_name = $3, known_as = $4, name_fact = $5 WHERE id = $1";

/// `$1` fact, `$2` subject, `$3` kind, `$4` day, `$5` recorded at, `$6` by, `$7` content.
pub(super) const PUT_SAID: &str = "INSERT INTO said_of
    (fact, subject, kind, happened_on, recorded_at, recorded_by, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// `$1` fact.
pub(super) const DROP_SAID: &str = "DELETE FROM said_of WHERE fact = $1";

/// `$1` subject, `$2` kind; the newest first.
pub(super) const SAID: &str = "SELECT fact, happened_on, recorded_at, recorded_by, content
    FROM said_of WHERE subject = $1 AND kind = $2
    ORDER BY happened_on DESC, recorded_at DESC, fact DESC";

/// `$1` one, `$2` other, `$3` fact.
pub(super) const PUT_SIBLING: &str = "INSERT INTO sibling (one, other, fact) VALUES ($1, $2, $3)
    ON CONFLICT (one, other) DO NOTHING";

/// `$1` fact.
pub(super) const DROP_SIBLING: &str = "DELETE FROM sibling WHERE fact = $1";

/// `$1` subject.
pub(super) const SIBLINGS: &str = "SELECT other FROM sibling WHERE one = $1 ORDER BY other";

/// `$1` id.
pub(super) const YOUNG_PERSON: &str = "SELECT id, child_code, born, sex, ethnicity, upn,
    given_name, family_name, known_as, name_fact, last_returned FROM young_person WHERE id = $1";

/// `$1` child code.
pub(super) const BY_CHILD_CODE: &str = "SELECT id FROM young_person WHERE child_code = $1";

/// Every code with its id.
pub(super) const ALL_CODES: &str = "SELECT child_code, id, last_returned FROM young_person";
