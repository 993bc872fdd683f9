//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS provider (
        id TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        name TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS provider_talk (
        fact TEXT NOT NULL PRIMARY KEY,
        provider TEXT NOT NULL,
        held_on TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS provider_talk_of ON provider_talk (provider, held_on)",
    "CREATE TABLE IF NOT EXISTS home (
        id TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        provider TEXT NOT NULL,
        urn TEXT,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS home_by_provider ON home (provider)",
    "CREATE INDEX IF NOT EXISTS home_by_urn ON home (urn)",
    "CREATE TABLE IF NOT EXISTS home_vacancy (
        home TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        said_on TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS home_out_of_service (
        fact TEXT NOT NULL PRIMARY KEY,
        home TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS home_out_of_service_of ON home_out_of_service (home)",
    "CREATE TABLE IF NOT EXISTS home_search (
        id TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        fact TEXT NOT NULL,
        began TEXT NOT NULL,
        needed_by TEXT NOT NULL,
        ended TEXT,
        content TEXT NOT NULL
    )",
    "CREATE UNIQUE INDEX IF NOT EXISTS home_search_one_open
        ON home_search (young_person) WHERE ended IS NULL",
    "CREATE TABLE IF NOT EXISTS home_approach (
        id TEXT NOT NULL PRIMARY KEY,
        search TEXT NOT NULL,
        home TEXT NOT NULL,
        young_person TEXT NOT NULL,
        fact TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        content TEXT NOT NULL,
        UNIQUE (search, home)
    )",
    "CREATE TABLE IF NOT EXISTS home_spoken (
        fact TEXT NOT NULL PRIMARY KEY,
        approach TEXT NOT NULL,
        said_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS home_spoken_in ON home_spoken (approach, said_at)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &[
    "home_spoken",
    "home_approach",
    "home_search",
    "home_out_of_service",
    "home_vacancy",
    "home",
    "provider_talk",
    "provider",
];

/// `$1` id, `$2` fact, `$3` name, `$4` content.
pub(super) const PUT_PROVIDER: &str = "INSERT INTO provider (id, fact, name, content)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, name = excluded.name,
        content = excluded.content";

/// Every provider, by name.
pub(super) const PROVIDERS: &str = "SELECT id, fact, content FROM provider ORDER BY name, id";

/// `$1` id.
pub(super) const PROVIDER: &str = "SELECT id, fact, content FROM provider WHERE id = $1";

/// `$1` fact, `$2` provider, `$3` day, `$4` recorded at, `$5` by, `$6` content.
pub(super) const PUT_TALK: &str = "INSERT INTO provider_talk
    (fact, provider, held_on, recorded_at, recorded_by, content)
    VALUES ($1, $2, $3, $4, $5, $6)";

/// `$1` provider; the newest first.
pub(super) const TALKS: &str = "SELECT fact, recorded_by, content FROM provider_talk
    WHERE provider = $1 ORDER BY held_on DESC, recorded_at DESC, fact DESC";

/// Every talk, in order.
pub(super) const ALL_TALKS: &str =
    "SELECT provider, content FROM provider_talk ORDER BY held_on, recorded_at, fact";

/// `$1` id, `$2` fact, `$3` provider, `$4` urn, `$5` content.
pub(super) const PUT_HOME: &str = "INSERT INTO home (id, fact, provider, urn, content)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, provider = excluded.provider,
        urn = excluded.urn, content = excluded.content";

/// Every home.
pub(super) const HOMES: &str = "SELECT id, fact, content FROM home ORDER BY id";

/// `$1` id.
pub(super) const HOME: &str = "SELECT id, fact, content FROM home WHERE id = $1";

/// `$1` home, `$2` fact, `$3` day, `$4` content. What was confirmed later stands.
pub(super) const PUT_VACANCY: &str = "INSERT INTO home_vacancy (home, fact, said_on, content)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (home) DO UPDATE SET fact = excluded.fact, said_on = excluded.said_on,
        content = excluded.content
    WHERE home_vacancy.said_on <= excluded.said_on";

/// Every vacancy that stands.
pub(super) const VACANCIES: &str = "SELECT home, fact, content FROM home_vacancy";

/// `$1` fact, `$2` home, `$3` content.
pub(super) const PUT_OUT: &str =
    "INSERT INTO home_out_of_service (fact, home, content) VALUES ($1, $2, $3)";

/// `$1` fact.
pub(super) const DROP_OUT: &str = "DELETE FROM home_out_of_service WHERE fact = $1";

/// Every place out of service.
pub(super) const OUTS: &str = "SELECT fact, home, content FROM home_out_of_service ORDER BY fact";

/// `$1` id, `$2` young person, `$3` fact, `$4` recorded at, `$5` needed by, `$6` content. When it
/// is put right it stays begun when it began.
pub(super) const PUT_SEARCH: &str = "INSERT INTO home_search
    (id, young_person, fact, began, needed_by, content) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, needed_by = excluded.needed_by,
        content = excluded.content";

/// `$1` search, `$2` day.
pub(super) const END_SEARCH: &str =
    "UPDATE home_search SET ended = $2 WHERE id = $1 AND ended IS NULL";

/// `$1` young person.
pub(super) const OPEN_SEARCH: &str = "SELECT young_person, fact, began, content FROM home_search
    WHERE young_person = $1 AND ended IS NULL";

/// The soonest needed first.
pub(super) const OPEN_SEARCHES: &str = "SELECT young_person, fact, began, content FROM home_search
    WHERE ended IS NULL ORDER BY needed_by, began, id";

/// `$1` id, `$2` search, `$3` home, `$4` young person, `$5` fact, `$6` at, `$7` by, `$8` content.
pub(super) const PUT_APPROACH: &str = "INSERT INTO home_approach
    (id, search, home, young_person, fact, asked_at, asked_by, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// `$1` search.
pub(super) const APPROACHES: &str =
    "SELECT young_person, fact, asked_at, asked_by, content FROM home_approach
    WHERE search = $1 ORDER BY asked_at, fact";

/// `$1` fact, `$2` approach, `$3` at, `$4` content.
pub(super) const PUT_SPOKEN: &str =
    "INSERT INTO home_spoken (fact, approach, said_at, content) VALUES ($1, $2, $3, $4)";

/// `$1` approach.
pub(super) const SPOKEN: &str = "SELECT fact, said_at, content FROM home_spoken
    WHERE approach = $1 ORDER BY said_at, fact";
