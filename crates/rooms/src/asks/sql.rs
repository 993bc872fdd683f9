//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS hub_specialist (
        member TEXT NOT NULL,
        hub TEXT NOT NULL,
        role TEXT NOT NULL,
        portfolio TEXT,
        agency TEXT,
        basis TEXT NOT NULL,
        days TEXT,
        managed_by TEXT,
        here BIGINT NOT NULL,
        PRIMARY KEY (member, hub)
    )",
    "CREATE TABLE IF NOT EXISTS ask (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        of_member TEXT NOT NULL,
        agency TEXT,
        question TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        answer TEXT,
        answered_by TEXT,
        answered_at TEXT,
        shared_with TEXT NOT NULL DEFAULT ''
    )",
    "CREATE INDEX IF NOT EXISTS ask_of ON ask (young_person)",
    "CREATE INDEX IF NOT EXISTS ask_member ON ask (of_member)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["hub_specialist", "ask"];

/// `$1` member, `$2` hub, `$3` role, `$4` portfolio, `$5` agency, `$6` basis, `$7` days, `$8` here, `$9` managed by.
pub(super) const PUT_SPECIALIST: &str = "INSERT INTO hub_specialist
    (member, hub, role, portfolio, agency, basis, days, here, managed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (member, hub) DO UPDATE SET role = excluded.role, portfolio = excluded.portfolio,
        agency = excluded.agency, basis = excluded.basis, days = excluded.days, managed_by = excluded.managed_by,
        here = excluded.here";

/// Everybody who belongs to a hub.
pub(super) const SPECIALISTS: &str =
    "SELECT member, hub, role, portfolio, agency, basis, days, managed_by
    FROM hub_specialist WHERE here = 1 ORDER BY hub, role, member";

/// `$1` fact, `$2` young person, `$3` of, `$4` agency, `$5` question, `$6` by, `$7` at.
pub(super) const PUT_ASK: &str = "INSERT INTO ask
    (fact, young_person, of_member, agency, question, asked_by, asked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// `$1` ask, `$2` answer, `$3` by, `$4` at, `$5` shared with.
pub(super) const PUT_ANSWER: &str = "UPDATE ask SET answer = $2, answered_by = $3,
    answered_at = $4, shared_with = $5 WHERE fact = $1 AND answer IS NULL";

/// What is read of an ask; where follows.
pub(super) const ASKS: &str = "SELECT fact, young_person, of_member, agency, question, asked_by,
    asked_at, answer, answered_by, answered_at, shared_with FROM ask WHERE";
