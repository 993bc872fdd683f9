//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS standing (
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        natural_key TEXT NOT NULL,
        fact TEXT NOT NULL,
        content TEXT NOT NULL,
        returned_in BIGINT NOT NULL,
        by_worker BIGINT NOT NULL,
        PRIMARY KEY (subject, kind, natural_key)
    )",
    "CREATE INDEX IF NOT EXISTS standing_by_kind ON standing (kind, subject)",
    // The years of returns, so that whether there is one so early is not asked of everybody.
    "CREATE INDEX IF NOT EXISTS standing_returned ON standing (kind, natural_key) WHERE kind = 'people.returned'",
    "CREATE TABLE IF NOT EXISTS episode (
        subject TEXT NOT NULL,
        decom TEXT NOT NULL,
        dec TEXT,
        new_episode TEXT,
        legal_status TEXT,
        need TEXT,
        placement TEXT,
        provider TEXT,
        ceased TEXT,
        place_change TEXT,
        urn TEXT,
        PRIMARY KEY (subject, decom)
    )",
    "CREATE INDEX IF NOT EXISTS episode_open ON episode (dec, decom)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["standing", "episode"];

/// What stands at one key. `$1` subject, `$2` kind, `$3` key.
pub(super) const STANDING_AT: &str = "SELECT fact, content, returned_in, by_worker FROM standing
    WHERE subject = $1 AND kind = $2 AND natural_key = $3";

/// All that stands about a subject. `$1` subject.
pub(super) const STANDING_OF: &str =
    "SELECT kind, natural_key, fact, content, returned_in, by_worker FROM standing
    WHERE subject = $1 ORDER BY kind, natural_key";

/// All that stands about a subject, each kind in order of key. `$1` subject.
pub(super) const STANDS: &str = "SELECT subject, kind, fact, returned_in, by_worker, content
    FROM standing WHERE subject = $1 ORDER BY kind, natural_key";

/// All that stands, subject by subject. `$1` the subject before, `$2` how many rows at most.
pub(super) const STANDS_AFTER: &str = "SELECT subject, kind, fact, returned_in, by_worker, content
    FROM standing WHERE subject > $1 ORDER BY subject, kind, natural_key LIMIT $2";

/// What stands about a subject of one kind, in order of key. `$1` subject, `$2` kind.
pub(super) const STANDING_OF_KIND: &str =
    "SELECT subject, fact, returned_in, by_worker, content FROM standing WHERE subject = $1 AND kind = $2
    ORDER BY natural_key";

/// Subjects with an episode that has no end.
pub(super) const WITH_OPEN_EPISODE: &str =
    "SELECT DISTINCT subject FROM episode WHERE dec IS NULL ORDER BY subject";

/// Whether anybody was in the return of a year or of one before it. `$1` year.
pub(super) const RETURNED_UP_TO: &str =
    "SELECT 1 FROM standing WHERE kind = 'people.returned' AND natural_key <= $1 LIMIT 1";

/// All that stands of one kind, about everybody. `$1` kind.
pub(super) const STANDING_EVERYWHERE: &str =
    "SELECT subject, fact, returned_in, by_worker, content FROM standing WHERE kind = $1
    ORDER BY subject, natural_key";

/// `$1` subject, `$2` kind, `$3` key, `$4` fact, `$5` content, `$6` returned in, `$7` by worker.
pub(super) const STAND: &str = "INSERT INTO standing
    (subject, kind, natural_key, fact, content, returned_in, by_worker)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (subject, kind, natural_key) DO UPDATE SET fact = excluded.fact,
        content = excluded.content, returned_in = excluded.returned_in | standing.returned_in,
        by_worker = excluded.by_worker";

/// `$1` subject, `$2` kind, `$3` key, `$4` the year's bit.
pub(super) const CONFIRM: &str = "UPDATE standing SET returned_in = returned_in | $4
    WHERE subject = $1 AND kind = $2 AND natural_key = $3";

/// `$1` subject, `$2` kind, `$3` key.
pub(super) const FALL: &str =
    "DELETE FROM standing WHERE subject = $1 AND kind = $2 AND natural_key = $3";

/// `$1` to `$11` as the columns of `episode`.
pub(super) const PUT_EPISODE: &str = "INSERT INTO episode
    (subject, decom, dec, new_episode, legal_status, need, placement, provider, ceased,
     place_change, urn)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (subject, decom) DO UPDATE SET dec = excluded.dec,
        new_episode = excluded.new_episode, legal_status = excluded.legal_status,
        need = excluded.need, placement = excluded.placement, provider = excluded.provider,
        ceased = excluded.ceased, place_change = excluded.place_change, urn = excluded.urn";

/// `$1` subject, `$2` first day.
pub(super) const DROP_EPISODE: &str = "DELETE FROM episode WHERE subject = $1 AND decom = $2";
