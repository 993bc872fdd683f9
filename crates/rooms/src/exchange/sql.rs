//! The statements of this room: of its tables in the council's record, and of the exchange store.

// Long because: two databases, each with its tables and every statement asked of them.

/// Tables of the record.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS exchange_sent (
        release TEXT NOT NULL,
        version BIGINT NOT NULL,
        approach TEXT NOT NULL,
        young_person TEXT NOT NULL,
        fact TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        sent_by TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (release, version)
    )",
    "CREATE INDEX IF NOT EXISTS exchange_sent_for ON exchange_sent (approach, version)",
    "CREATE TABLE IF NOT EXISTS exchange_taken (answer TEXT NOT NULL PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS exchange_guard (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        said_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS exchange_guard_of ON exchange_guard (young_person)",
    "CREATE TABLE IF NOT EXISTS exchange_letter (
        fact TEXT NOT NULL PRIMARY KEY,
        booking TEXT NOT NULL,
        young_person TEXT NOT NULL,
        recipient TEXT NOT NULL,
        sent_on TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS exchange_letter_of ON exchange_letter (booking)",
    "CREATE TABLE IF NOT EXISTS exchange_due (what TEXT NOT NULL PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS exchange_gone (
        id TEXT NOT NULL PRIMARY KEY,
        content TEXT NOT NULL
    )",
];

/// Which of them are projections. `exchange_due` says that there is something to publish,
/// `exchange_gone` what the store must still erase.
pub(super) const TABLES: &[&str] = &[
    "exchange_letter",
    "exchange_guard",
    "exchange_taken",
    "exchange_sent",
];

/// `$1` release, `$2` version, `$3` approach, `$4` young person, `$5` fact, `$6` at, `$7` by,
/// `$8` content.
pub(super) const PUT_SENT: &str = "INSERT INTO exchange_sent
    (release, version, approach, young_person, fact, sent_at, sent_by, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (release, version) DO UPDATE SET fact = excluded.fact,
        content = excluded.content";

/// `$1` approach; the newest version.
pub(super) const SENT_FOR: &str = "SELECT young_person, fact, sent_at, content FROM exchange_sent
    WHERE approach = $1 ORDER BY version DESC LIMIT 1";

/// Which approaches something was sent for, and about whom.
pub(super) const ALL_SENT: &str =
    "SELECT approach, young_person FROM exchange_sent WHERE version = 1 ORDER BY sent_at DESC";

/// Each release, about whom it was and for which approach.
pub(super) const RELEASED_ABOUT: &str =
    "SELECT DISTINCT release, young_person, approach FROM exchange_sent";

/// `$1` answer.
pub(super) const TAKE: &str =
    "INSERT INTO exchange_taken (answer) VALUES ($1) ON CONFLICT (answer) DO NOTHING";

/// `$1` answer.
pub(super) const TAKEN: &str = "SELECT answer FROM exchange_taken WHERE answer = $1";

/// `$1` fact, `$2` young person, `$3` at, `$4` content.
pub(super) const PUT_GUARD: &str = "INSERT INTO exchange_guard
    (fact, young_person, said_at, content) VALUES ($1, $2, $3, $4)";

/// `$1` fact.
pub(super) const LIFT_GUARD: &str = "DELETE FROM exchange_guard WHERE fact = $1";

/// `$1` young person.
pub(super) const GUARDS: &str = "SELECT fact, said_at, content FROM exchange_guard
    WHERE young_person = $1 ORDER BY said_at, fact";

/// `$1` fact, `$2` booking, `$3` young person, `$4` to, `$5` day, `$6` content.
pub(super) const PUT_LETTER: &str = "INSERT INTO exchange_letter
    (fact, booking, young_person, recipient, sent_on, content) VALUES ($1, $2, $3, $4, $5, $6)";

/// `$1` booking.
pub(super) const LETTERS: &str = "SELECT fact, content FROM exchange_letter
    WHERE booking = $1 ORDER BY sent_on, fact";

/// `$1` what.
pub(super) const DUE: &str =
    "INSERT INTO exchange_due (what) VALUES ($1) ON CONFLICT (what) DO NOTHING";

/// What there is to publish.
pub(super) const IS_DUE: &str = "SELECT what FROM exchange_due";

/// It was published.
pub(super) const NOT_DUE: &str = "DELETE FROM exchange_due";

/// `$1` id, `$2` what must go and by whose decision.
pub(super) const QUEUE_GONE: &str = "INSERT INTO exchange_gone (id, content) VALUES ($1, $2)";

/// What must go.
pub(super) const QUEUED_GONE: &str = "SELECT id, content FROM exchange_gone ORDER BY id";

/// `$1` id.
pub(super) const NO_LONGER_QUEUED: &str = "DELETE FROM exchange_gone WHERE id = $1";

/// Tables of the exchange store.
pub(super) const STORE_SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS release (
        id TEXT NOT NULL PRIMARY KEY,
        approach TEXT NOT NULL UNIQUE,
        home TEXT NOT NULL,
        provider TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE,
        version BIGINT NOT NULL,
        expires TEXT NOT NULL,
        state TEXT NOT NULL,
        released_at TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS release_to ON release (provider, released_at)",
    "CREATE TABLE IF NOT EXISTS release_version (
        release TEXT NOT NULL,
        version BIGINT NOT NULL,
        fact TEXT NOT NULL,
        released_at TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (release, version)
    )",
    "CREATE TABLE IF NOT EXISTS opening (
        fact TEXT NOT NULL PRIMARY KEY,
        release TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        version BIGINT NOT NULL,
        who TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS opening_of ON opening (release, opened_at)",
    "CREATE TABLE IF NOT EXISTS answer (
        id TEXT NOT NULL PRIMARY KEY,
        release TEXT NOT NULL,
        fact TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS answer_to ON answer (release, answered_at)",
    "CREATE TABLE IF NOT EXISTS published (
        what TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS table_link (
        id TEXT NOT NULL PRIMARY KEY,
        provider TEXT NOT NULL,
        name TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE,
        expires TEXT NOT NULL,
        closed BIGINT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS table_opening (
        fact TEXT NOT NULL PRIMARY KEY,
        link TEXT NOT NULL,
        opened_at TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS beds_said (
        id TEXT NOT NULL PRIMARY KEY,
        home TEXT NOT NULL,
        provider TEXT NOT NULL,
        fact TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS workshop_said (
        id TEXT NOT NULL PRIMARY KEY,
        workshop TEXT NOT NULL,
        fact TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS workshop_said_in ON workshop_said (workshop)",
    "CREATE TABLE IF NOT EXISTS money_said (
        id TEXT NOT NULL PRIMARY KEY,
        provider TEXT NOT NULL,
        what TEXT NOT NULL,
        fact TEXT NOT NULL,
        refused TEXT,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS money_said_by ON money_said (provider, what)",
    "CREATE TABLE IF NOT EXISTS waiting (id TEXT NOT NULL PRIMARY KEY, what TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS token_try (
        minute TEXT NOT NULL PRIMARY KEY,
        tries BIGINT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS stranger (
        source TEXT NOT NULL,
        minute TEXT NOT NULL,
        tries BIGINT NOT NULL,
        PRIMARY KEY (source, minute)
    )",
];

/// Which of them are projections.
pub(super) const STORE_TABLES: &[&str] = &[
    "workshop_said",
    "money_said",
    "beds_said",
    "table_opening",
    "table_link",
    "published",
    "answer",
    "opening",
    "release_version",
    "release",
];

/// `$1` id, `$2` approach, `$3` home, `$4` provider, `$5` token, `$6` version, `$7` expires,
/// `$8` state, `$9` at.
pub(super) const PUT_RELEASE: &str = "INSERT INTO release
    (id, approach, home, provider, token, version, expires, state, released_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (id) DO UPDATE SET token = excluded.token, version = excluded.version,
        expires = excluded.expires, state = excluded.state";

/// `$1` release, `$2` version, `$3` fact, `$4` at, `$5` content.
pub(super) const PUT_VERSION: &str = "INSERT INTO release_version
    (release, version, fact, released_at, content) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (release, version) DO UPDATE SET fact = excluded.fact, content = excluded.content";

/// `$1` release, `$2` state, `$3` token, `$4` expires.
pub(super) const STAND: &str =
    "UPDATE release SET state = $2, token = $3, expires = $4 WHERE id = $1";

/// `$1` fact, `$2` release, `$3` at, `$4` version, `$5` who.
pub(super) const PUT_OPENING: &str =
    "INSERT INTO opening (fact, release, opened_at, version, who) VALUES ($1, $2, $3, $4, $5)";

/// `$1` id, `$2` release, `$3` fact, `$4` at, `$5` content.
pub(super) const PUT_ANSWER: &str =
    "INSERT INTO answer (id, release, fact, answered_at, content) VALUES ($1, $2, $3, $4, $5)";

/// `$1` what, `$2` fact, `$3` at, `$4` content.
pub(super) const PUT_PUBLISHED: &str = "INSERT INTO published (what, fact, changed_at, content)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (what) DO UPDATE SET fact = excluded.fact, changed_at = excluded.changed_at,
        content = excluded.content";

/// `$1` id, `$2` provider, `$3` name, `$4` token, `$5` expires, `$6` closed.
pub(super) const PUT_LINK: &str = "INSERT INTO table_link
    (id, provider, name, token, expires, closed) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET token = excluded.token, expires = excluded.expires,
        closed = excluded.closed";

/// `$1` fact, `$2` link, `$3` at.
pub(super) const PUT_LINK_OPENING: &str =
    "INSERT INTO table_opening (fact, link, opened_at) VALUES ($1, $2, $3)";

/// `$1` id, `$2` home, `$3` provider, `$4` fact, `$5` content.
pub(super) const PUT_BEDS: &str =
    "INSERT INTO beds_said (id, home, provider, fact, content) VALUES ($1, $2, $3, $4, $5)";

/// `$1` id, `$2` workshop, `$3` fact, `$4` content.
pub(super) const PUT_WORKSHOP_SAID: &str =
    "INSERT INTO workshop_said (id, workshop, fact, content) VALUES ($1, $2, $3, $4)";

/// `$1` id.
pub(super) const WORKSHOP_SAID: &str = "SELECT fact FROM workshop_said WHERE id = $1";

/// `$1` workshop.
pub(super) const HOW_MUCH_SAID: &str = "SELECT count(*) FROM workshop_said WHERE workshop = $1";

/// What was said in workshops and not carried yet.
pub(super) const WAITING_WORKSHOPS: &str = "SELECT workshop_said.fact, workshop_said.content
    FROM waiting JOIN workshop_said ON workshop_said.id = waiting.id ORDER BY workshop_said.fact";

/// `$1` minute: wrong codes of workshops in earlier minutes are forgotten.
pub(super) const FORGET_CODES: &str =
    "DELETE FROM token_try WHERE minute LIKE 'code %' AND minute < $1";

/// `$1` minute.
pub(super) const CODES_TRIED: &str = "SELECT tries FROM token_try WHERE minute = $1";

/// `$1` release, `$2` version.
pub(super) const VERSION: &str =
    "SELECT fact, content FROM release_version WHERE release = $1 AND version = $2";

/// `$1` release.
pub(super) const OPENINGS: &str =
    "SELECT opened_at, version, who FROM opening WHERE release = $1 ORDER BY opened_at, fact";

/// `$1` release.
pub(super) const ANSWERS: &str =
    "SELECT fact, answered_at, content FROM answer WHERE release = $1 ORDER BY answered_at, fact";

/// `$1` approach.
pub(super) const RELEASE_FOR: &str =
    "SELECT id, approach, home, provider, version, expires, state, released_at
    FROM release WHERE approach = $1";

/// `$1` hash of a token.
pub(super) const RELEASE_BY_TOKEN: &str =
    "SELECT id, approach, home, provider, version, expires, state, released_at
    FROM release WHERE token = $1";

/// `$1` provider.
pub(super) const RELEASES_TO: &str =
    "SELECT id, approach, home, provider, version, expires, state, released_at
    FROM release WHERE provider = $1 ORDER BY released_at DESC, id";

/// Every release.
pub(super) const RELEASES: &str =
    "SELECT id, approach, home, provider, version, expires, state, released_at
    FROM release ORDER BY released_at DESC, id";

/// `$1` minute.
pub(super) const TRY: &str = "INSERT INTO token_try (minute, tries) VALUES ($1, 1)
    ON CONFLICT (minute) DO UPDATE SET tries = token_try.tries + 1 RETURNING tries";

/// `$1` the oldest minute that counts.
pub(super) const FORGET_STRANGERS: &str = "DELETE FROM stranger WHERE minute < $1";

/// `$1` source, `$2` minute.
pub(super) const STRANGER: &str = "INSERT INTO stranger (source, minute, tries) VALUES ($1, $2, 1)
    ON CONFLICT (source, minute) DO UPDATE SET tries = stranger.tries + 1";

/// `$1` source, `$2` the oldest minute that counts.
pub(super) const STRANGERS: &str = "SELECT minute, tries FROM stranger
    WHERE source = $1 AND minute >= $2 ORDER BY minute";

/// `$1` source, `$2` the oldest minute that counts.
pub(super) const COUNT_STRANGERS: &str = "SELECT CAST(COALESCE(sum(tries), 0) AS BIGINT)
    FROM stranger WHERE source = $1 AND minute >= $2";

/// `$1` id.
pub(super) const ANSWER: &str = "SELECT release FROM answer WHERE id = $1";

/// `$1` id.
pub(super) const BEDS: &str = "SELECT fact FROM beds_said WHERE id = $1";

/// `$1` id, `$2` what.
pub(super) const WAIT: &str =
    "INSERT INTO waiting (id, what) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";

/// `$1` release.
pub(super) const NOT_WAITING: &str =
    "DELETE FROM waiting WHERE id IN (SELECT id FROM answer WHERE release = $1)";

/// `$1` workshop.
pub(super) const NOT_WAITING_WORKSHOP: &str =
    "DELETE FROM waiting WHERE id IN (SELECT id FROM workshop_said WHERE workshop = $1)";

/// `$1` release.
pub(super) const IS_RELEASE: &str = "SELECT id FROM release WHERE id = $1";

/// Answers that were not carried yet.
pub(super) const WAITING_ANSWERS: &str = "SELECT release.approach, answer.fact, answer.content
    FROM waiting JOIN answer ON answer.id = waiting.id JOIN release ON release.id = answer.release
    ORDER BY answer.answered_at, answer.fact";

/// What was said of beds and not carried yet.
pub(super) const WAITING_BEDS: &str = "SELECT beds_said.fact, beds_said.content
    FROM waiting JOIN beds_said ON beds_said.id = waiting.id ORDER BY beds_said.fact";

/// `$1` id, `$2` provider, `$3` what, `$4` fact, `$5` content.
pub(super) const PUT_MONEY: &str =
    "INSERT INTO money_said (id, provider, what, fact, content) VALUES ($1, $2, $3, $4, $5)";

/// `$1` id, `$2` why.
pub(super) const NOT_TAKEN: &str = "UPDATE money_said SET refused = $2 WHERE id = $1";

/// `$1` id.
pub(super) const MONEY_SAID: &str = "SELECT fact FROM money_said WHERE id = $1";

/// `$1` provider, `$2` what; the newest first.
pub(super) const MONEY_OF: &str = "SELECT fact, content, refused FROM money_said
    WHERE provider = $1 AND what = $2 ORDER BY fact DESC";

/// `$1` what: sent and not carried yet.
pub(super) const WAITING_MONEY: &str = "SELECT money_said.fact, money_said.content
    FROM waiting JOIN money_said ON money_said.id = waiting.id
    WHERE money_said.what = $1 ORDER BY money_said.fact";

/// `$1` id.
pub(super) const CARRIED: &str = "DELETE FROM waiting WHERE id = $1";

/// `$1` what.
pub(super) const PUBLISHED: &str =
    "SELECT fact, changed_at, content FROM published WHERE what = $1";

/// Every link to the table.
pub(super) const LINKS: &str =
    "SELECT id, provider, name, token, expires, closed FROM table_link ORDER BY name, id";

/// `$1` link.
pub(super) const LINK_OPENINGS: &str =
    "SELECT opened_at FROM table_opening WHERE link = $1 ORDER BY opened_at";

/// `$1` hash of a token.
pub(super) const LINK_BY_TOKEN: &str =
    "SELECT id, provider, name, token, expires, closed FROM table_link WHERE token = $1";
