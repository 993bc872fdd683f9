//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    // Every event that stands, each in its own words; talks after a time missing name it.
    "CREATE TABLE IF NOT EXISTS event (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        on_day TEXT NOT NULL,
        until_day TEXT,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS event_of ON event (young_person, on_day)",
    "CREATE INDEX IF NOT EXISTS event_what ON event (what, on_day)",
    // The talk due after somebody came back; gone once it was held or declined.
    "CREATE TABLE IF NOT EXISTS event_talk (
        missing TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        back_on TEXT NOT NULL,
        back_at TEXT,
        offered_on TEXT,
        done BIGINT NOT NULL DEFAULT 0
    )",
    "CREATE INDEX IF NOT EXISTS event_talk_open ON event_talk (back_on) WHERE done = 0",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["event", "event_talk"];

/// `$1` fact, `$2` young person, `$3` kind, `$4` what, `$5` on, `$6` until, `$7` recorded at,
/// `$8` by, `$9` content.
pub(super) const PUT: &str = "INSERT INTO event
    (fact, young_person, kind, what, on_day, until_day, recorded_at, recorded_by, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// `$1` fact.
pub(super) const DROP: &str = "DELETE FROM event WHERE fact = $1";

/// `$1` the time missing, `$2` its young person, `$3` back on, `$4` back at.
pub(super) const PUT_TALK: &str = "INSERT INTO event_talk (missing, young_person, back_on, back_at)
    VALUES ($1, $2, $3, $4)";

/// `$1` the earlier fact, `$2` the one that stands in its place: what was said of the talk stays.
pub(super) const MOVE_TALK: &str = "UPDATE event_talk SET missing = $2 WHERE missing = $1";

/// `$1` the time missing, `$2` back on, `$3` back at.
pub(super) const BACK: &str = "UPDATE event_talk SET back_on = $2, back_at = $3 WHERE missing = $1";

/// `$1` the time missing.
pub(super) const DROP_TALK: &str = "DELETE FROM event_talk WHERE missing = $1";

/// `$1` the time missing, `$2` offered on, `$3` whether it is done.
pub(super) const TALKED: &str =
    "UPDATE event_talk SET offered_on = coalesce(offered_on, $2), done = $3 WHERE missing = $1";

/// `$1` young person; the newest first.
pub(super) const OF_ONE: &str = "SELECT young_person, fact, kind, recorded_at, recorded_by, content
    FROM event WHERE young_person = $1 ORDER BY on_day DESC, recorded_at DESC, fact DESC";

/// Everybody's.
pub(super) const ALL: &str = "SELECT young_person, fact, kind, recorded_at, recorded_by, content
    FROM event ORDER BY young_person, on_day, fact";

/// Talks that are due; a filter and an order follow.
pub(super) const TALKS_DUE: &str = "SELECT young_person, missing, back_on, back_at, offered_on
    FROM event_talk WHERE done = 0 AND";
