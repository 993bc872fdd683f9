//! The statements of this room.

/// Tables and indexes. `return_count` and `return_providers` are kept, not projections: how many
/// findings there were when somebody looked, and Ofsted's lists as they were given.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS return_explained (
        subject TEXT NOT NULL,
        year BIGINT NOT NULL,
        rule TEXT NOT NULL,
        in_table TEXT NOT NULL,
        row_key TEXT NOT NULL,
        settles BIGINT NOT NULL,
        fact TEXT NOT NULL,
        why TEXT NOT NULL,
        rests_on TEXT NOT NULL,
        said_by TEXT NOT NULL,
        said_at TEXT NOT NULL,
        PRIMARY KEY (subject, year, rule, in_table, row_key, settles)
    )",
    "CREATE INDEX IF NOT EXISTS return_explained_by_year ON return_explained (year)",
    "CREATE TABLE IF NOT EXISTS return_asked (
        subject TEXT NOT NULL,
        year BIGINT NOT NULL,
        rule TEXT NOT NULL,
        in_table TEXT NOT NULL,
        row_key TEXT NOT NULL,
        fact TEXT NOT NULL,
        member TEXT NOT NULL,
        note TEXT,
        asked_by TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        PRIMARY KEY (subject, year, rule, in_table, row_key)
    )",
    "CREATE INDEX IF NOT EXISTS return_asked_by_year ON return_asked (year)",
    "CREATE INDEX IF NOT EXISTS return_asked_by_member ON return_asked (member, subject)",
    "CREATE TABLE IF NOT EXISTS return_due (
        year BIGINT NOT NULL PRIMARY KEY,
        due_on TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS return_count (
        year BIGINT NOT NULL,
        day TEXT NOT NULL,
        counted_at TEXT NOT NULL,
        findings BIGINT NOT NULL,
        settled BIGINT NOT NULL,
        children BIGINT NOT NULL,
        rules BIGINT NOT NULL,
        PRIMARY KEY (year, day)
    )",
    "CREATE TABLE IF NOT EXISTS return_providers (
        id TEXT NOT NULL,
        part BIGINT NOT NULL,
        name TEXT NOT NULL,
        bytes BYTEA NOT NULL,
        given_at TEXT NOT NULL,
        given_by TEXT NOT NULL,
        PRIMARY KEY (id, part)
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["return_explained", "return_asked", "return_due"];

/// `$1` subject, `$2` year, `$3` rule, `$4` table, `$5` row, `$6` settles, `$7` fact, `$8` why,
/// `$9` rests on, `$10` by, `$11` at.
pub(super) const EXPLAIN: &str = "INSERT INTO return_explained
    (subject, year, rule, in_table, row_key, settles, fact, why, rests_on, said_by, said_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (subject, year, rule, in_table, row_key, settles) DO UPDATE SET
        fact = excluded.fact, why = excluded.why, rests_on = excluded.rests_on,
        said_by = excluded.said_by, said_at = excluded.said_at";

/// `$1` subject, `$2` year, `$3` rule, `$4` table, `$5` row.
pub(super) const REOPEN: &str = "DELETE FROM return_explained WHERE subject = $1 AND year = $2
    AND rule = $3 AND in_table = $4 AND row_key = $5 AND settles = 1";

/// `$1` year.
pub(super) const EXPLAINED: &str = "SELECT subject, rule, in_table, row_key, settles, fact, why,
    rests_on, said_by, said_at FROM return_explained WHERE year = $1";

/// `$1` year, `$2` subject.
pub(super) const EXPLAINED_OF: &str = "SELECT subject, rule, in_table, row_key, settles, fact, why,
    rests_on, said_by, said_at FROM return_explained WHERE year = $1 AND subject = $2";

/// `$1` subject, `$2` year, `$3` rule, `$4` table, `$5` row, `$6` fact, `$7` member, `$8` note,
/// `$9` by, `$10` at.
pub(super) const ASK: &str = "INSERT INTO return_asked
    (subject, year, rule, in_table, row_key, fact, member, note, asked_by, asked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (subject, year, rule, in_table, row_key) DO UPDATE SET fact = excluded.fact,
        member = excluded.member, note = excluded.note, asked_by = excluded.asked_by,
        asked_at = excluded.asked_at";

/// `$1` subject, `$2` year, `$3` rule, `$4` table, `$5` row.
pub(super) const UNASK: &str = "DELETE FROM return_asked WHERE subject = $1 AND year = $2
    AND rule = $3 AND in_table = $4 AND row_key = $5";

/// `$1` year.
pub(super) const ASKED: &str = "SELECT subject, rule, in_table, row_key, fact, member, note,
    asked_by, asked_at FROM return_asked WHERE year = $1";

/// `$1` year, `$2` subject.
pub(super) const ASKED_OF: &str = "SELECT subject, rule, in_table, row_key, fact, member, note,
    asked_by, asked_at FROM return_asked WHERE year = $1 AND subject = $2";

/// `$1` member.
pub(super) const ASKED_WHOM: &str =
    "SELECT DISTINCT subject, year FROM return_asked WHERE member = $1 ORDER BY subject, year";

/// `$1` year, `$2` day.
pub(super) const PUT_DUE: &str = "INSERT INTO return_due (year, due_on) VALUES ($1, $2)
    ON CONFLICT (year) DO UPDATE SET due_on = excluded.due_on";

/// `$1` year.
pub(super) const DUE: &str = "SELECT due_on FROM return_due WHERE year = $1";

/// `$1` year, `$2` day, `$3` at, `$4` findings, `$5` settled, `$6` children, `$7` rules.
pub(super) const PUT_COUNT: &str = "INSERT INTO return_count
    (year, day, counted_at, findings, settled, children, rules)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (year, day) DO UPDATE SET counted_at = excluded.counted_at,
        findings = excluded.findings, settled = excluded.settled, children = excluded.children,
        rules = excluded.rules";

/// `$1` year; the latest day first.
pub(super) const COUNTS: &str = "SELECT day, counted_at, findings, settled, children, rules
    FROM return_count WHERE year = $1 ORDER BY day DESC LIMIT 400";

/// Forgets the lists given before.
pub(super) const DROP_PROVIDERS: &str = "DELETE FROM return_providers";

/// `$1` id, `$2` part, `$3` name, `$4` bytes, `$5` at, `$6` by.
pub(super) const PUT_PROVIDERS: &str = "INSERT INTO return_providers
    (id, part, name, bytes, given_at, given_by) VALUES ($1, $2, $3, $4, $5, $6)";

/// What is kept, without the bytes.
pub(super) const PROVIDERS: &str =
    "SELECT id, name, given_at, given_by FROM return_providers ORDER BY id DESC, part";

/// `$1` id.
pub(super) const PROVIDERS_WHOLE: &str =
    "SELECT name, bytes FROM return_providers WHERE id = $1 ORDER BY part";
