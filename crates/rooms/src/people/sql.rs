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
    "CREATE INDEX IF NOT EXISTS young_person_by_upn ON young_person (upper(upn))",
    "CREATE TABLE IF NOT EXISTS said_of (
        fact TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        happened_on TEXT,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    // In the order a page shows them, or the engine walks everybody's by day instead.
    "CREATE INDEX IF NOT EXISTS said_of_theirs ON said_of (subject, kind, happened_on, recorded_at, fact)",
    "CREATE INDEX IF NOT EXISTS said_of_day ON said_of (kind, happened_on)",
    "CREATE TABLE IF NOT EXISTS sibling (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        fact TEXT NOT NULL,
        PRIMARY KEY (one, other)
    )",
    "CREATE TABLE IF NOT EXISTS names_read (
        fact TEXT NOT NULL PRIMARY KEY,
        read_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS names_sent (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        sent_by TEXT NOT NULL
    )",
];

/// Which of them are projections. `names_sent` is kept: a list sent and not written down yet.
pub(super) const TABLES: &[&str] = &["young_person", "said_of", "sibling", "names_read"];

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

/// `$1` kind, `$2` first day; a filter and an order follow.
pub(super) const SAID_SINCE: &str = "SELECT subject, fact, recorded_at, recorded_by, content
    FROM said_of WHERE kind = $1 AND happened_on >= $2";

/// How [`SAID_SINCE`] is ordered.
pub(super) const IN_ORDER: &str = "ORDER BY happened_on, recorded_at, fact";

/// `$1` kind; a filter and an order follow.
pub(super) const SAID_BY_ALL: &str = "SELECT subject, fact, recorded_at, recorded_by, content
    FROM said_of WHERE kind = $1";

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

/// Everybody; a filter follows.
pub(super) const YOUNG_PEOPLE: &str = "SELECT id, child_code, born, sex, ethnicity, upn,
    given_name, family_name, known_as, name_fact, last_returned FROM young_person";

/// `$1` child code.
pub(super) const BY_CHILD_CODE: &str = "SELECT id FROM young_person WHERE child_code = $1";

/// `$1` pupil number.
pub(super) const BY_UPN: &str =
    "SELECT id FROM young_person WHERE upper(upn) = upper($1) ORDER BY id";

/// Every code with its id.
pub(super) const ALL_CODES: &str = "SELECT child_code, id, last_returned FROM young_person";

/// Everybody with the name that stands.
pub(super) const ALL_NAMES: &str =
    "SELECT child_code, id, given_name, family_name, known_as, name_fact
    FROM young_person";

/// `$1` id, `$2` the file's name, `$3` content, sealed, `$4` at, `$5` by.
pub(super) const PUT_NAMES_SENT: &str =
    "INSERT INTO names_sent (id, name, content, sent_at, sent_by) VALUES ($1, $2, $3, $4, $5)";

/// `$1` id.
pub(super) const NAMES_SENT: &str = "SELECT name, content FROM names_sent WHERE id = $1";

/// The newest first.
pub(super) const NAMES_WAITING: &str =
    "SELECT id, name, sent_at FROM names_sent ORDER BY sent_at DESC LIMIT 20";

/// `$1` id.
pub(super) const DROP_NAMES_SENT: &str = "DELETE FROM names_sent WHERE id = $1";

/// `$1` fact, `$2` at, `$3` content, sealed.
pub(super) const PUT_NAMES_READ: &str =
    "INSERT INTO names_read (fact, read_at, content) VALUES ($1, $2, $3)";

/// The last fifty, the newest first.
pub(super) const NAMES_READ: &str =
    "SELECT fact, read_at, content FROM names_read ORDER BY read_at DESC, fact DESC LIMIT 50";
