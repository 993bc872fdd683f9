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
    "CREATE TABLE IF NOT EXISTS home_grade (
        home TEXT NOT NULL,
        grade TEXT NOT NULL,
        inspected_on TEXT NOT NULL,
        known_on TEXT NOT NULL,
        seq BIGINT NOT NULL,
        PRIMARY KEY (home, grade, inspected_on)
    )",
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
    "CREATE TABLE IF NOT EXISTS home_booking (
        id TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        home TEXT NOT NULL,
        bed BIGINT NOT NULL,
        from_day TEXT NOT NULL,
        until_day TEXT,
        ended TEXT,
        fact TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS home_booking_of ON home_booking (young_person, from_day)",
    "CREATE TABLE IF NOT EXISTS bed_night (
        home TEXT NOT NULL,
        bed BIGINT NOT NULL,
        night TEXT NOT NULL,
        booking TEXT NOT NULL,
        PRIMARY KEY (home, bed, night)
    )",
    "CREATE INDEX IF NOT EXISTS bed_night_of ON bed_night (booking)",
    "CREATE TABLE IF NOT EXISTS bed_hold (
        home TEXT NOT NULL,
        bed BIGINT NOT NULL,
        young_person TEXT NOT NULL,
        hold TEXT NOT NULL,
        until_time TEXT NOT NULL,
        PRIMARY KEY (home, bed)
    )",
    shelf_table!("home_voice"),
    shelf_table!("home_company"),
    "CREATE TABLE IF NOT EXISTS home_decision (
        booking TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS home_agreement (
        id TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        provider TEXT NOT NULL,
        from_day TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS home_paper (
        booking TEXT NOT NULL,
        paper TEXT NOT NULL,
        given_on TEXT NOT NULL,
        PRIMARY KEY (booking, paper)
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &[
    "home_agreement",
    "home_paper",
    "home_decision",
    "home_voice",
    "home_company",
    "bed_hold",
    "bed_night",
    "home_booking",
    "home_spoken",
    "home_approach",
    "home_search",
    "home_out_of_service",
    "home_vacancy",
    "home_grade",
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

/// Keeps a judgement once. `$1` home, `$2` grade, `$3` inspected on or nothing, `$4` known on,
/// `$5` the fact's place in the record.
pub(super) const PUT_GRADE: &str =
    "INSERT INTO home_grade (home, grade, inspected_on, known_on, seq)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (home, grade, inspected_on) DO NOTHING";

/// Every judgement, the latest of each home first.
pub(super) const GRADES: &str = "SELECT home, grade, inspected_on, known_on FROM home_grade
    ORDER BY home, inspected_on DESC, seq DESC";

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

/// `$1` home.
pub(super) const VACANCY: &str = "SELECT content FROM home_vacancy WHERE home = $1";

/// `$1` home.
pub(super) const OUT_OF: &str =
    "SELECT fact, content FROM home_out_of_service WHERE home = $1 ORDER BY fact";

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

/// The approaches of one search, of those that go on, and of every one there was. `$1` search, for one.
pub(super) const APPROACHES: [&str; 3] = [
    "SELECT young_person, fact, asked_at, asked_by, content FROM home_approach
    WHERE search = $1 ORDER BY asked_at, fact",
    "SELECT young_person, fact, asked_at, asked_by, content FROM home_approach
    WHERE search IN (SELECT id FROM home_search WHERE ended IS NULL) ORDER BY asked_at, fact",
    "SELECT young_person, fact, asked_at, asked_by, content FROM home_approach
    ORDER BY asked_at, fact",
];

/// `$1` fact, `$2` approach, `$3` at, `$4` content.
pub(super) const PUT_SPOKEN: &str =
    "INSERT INTO home_spoken (fact, approach, said_at, content) VALUES ($1, $2, $3, $4)";

/// What was said in them.
pub(super) const SPOKEN: [&str; 3] = [
    "SELECT home_spoken.fact, home_spoken.said_at, home_spoken.content FROM home_spoken
    JOIN home_approach ON home_approach.id = home_spoken.approach
    WHERE home_approach.search = $1 ORDER BY home_spoken.said_at, home_spoken.fact",
    "SELECT home_spoken.fact, home_spoken.said_at, home_spoken.content FROM home_spoken
    JOIN home_approach ON home_approach.id = home_spoken.approach
    WHERE home_approach.search IN (SELECT id FROM home_search WHERE ended IS NULL)
    ORDER BY home_spoken.said_at, home_spoken.fact",
    "SELECT fact, said_at, content FROM home_spoken ORDER BY said_at, fact",
];

/// `$1` id, `$2` young person, `$3` home, `$4` bed, `$5` from, `$6` until, `$7` fact, `$8` content.
pub(super) const PUT_BOOKING: &str = "INSERT INTO home_booking
    (id, young_person, home, bed, from_day, until_day, fact, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Holds a bed on a night, unless somebody has it. `$1` home, `$2` bed, `$3` night, `$4` booking.
pub(super) const HOLD: &str = "INSERT INTO bed_night (home, bed, night, booking)
    VALUES ($1, $2, $3, $4) ON CONFLICT (home, bed, night) DO NOTHING";

/// Beds held on some night of a stay. `$1` home, `$2` first night, `$3` first night no longer, or
/// `p`, which sorts after every night and after `onwards`.
pub(super) const HELD_BEDS: &str = "SELECT DISTINCT bed_night.bed FROM bed_night
    JOIN home_booking ON home_booking.id = bed_night.booking
    WHERE bed_night.home = $1
      AND ((bed_night.night >= $2 AND bed_night.night < $3)
        OR (bed_night.night = 'onwards' AND home_booking.from_day < $3))";

/// `$1` booking, `$2` day.
pub(super) const END_BOOKING: &str = "UPDATE home_booking SET ended = $2 WHERE id = $1";

/// Frees a bed from a night on. `$1` booking, `$2` night.
pub(super) const LET_GO: &str = "DELETE FROM bed_night WHERE booking = $1 AND night >= $2";

/// `$1` booking.
pub(super) const BED_OF: &str = "SELECT home, bed, from_day FROM home_booking WHERE id = $1";

/// `$1` young person.
pub(super) const BOOKING_OF: &str = "SELECT fact, ended, content FROM home_booking
    WHERE young_person = $1 AND ended IS NULL ORDER BY from_day DESC, fact DESC LIMIT 1";

/// `$1` young person, `$2` the booking that stays.
pub(super) const OTHER_BOOKINGS: &str = "SELECT id FROM home_booking
    WHERE young_person = $1 AND id <> $2 AND ended IS NULL ORDER BY id";

/// Every booking that has not ended.
pub(super) const BOOKINGS: &str =
    "SELECT home, young_person, from_day, until_day FROM home_booking WHERE ended IS NULL";

/// `$1` booking, `$2` fact, `$3` content.
pub(super) const PUT_DECISION: &str =
    "INSERT INTO home_decision (booking, fact, decided_at, content) VALUES ($1, $2, $3, $4)";

/// `$1` booking.
pub(super) const DECISION_OF: &str = "SELECT fact, content FROM home_decision WHERE booking = $1";

/// `$1` booking, `$2` paper, `$3` day. The first day stands.
pub(super) const PUT_PAPER: &str = "INSERT INTO home_paper (booking, paper, given_on)
    VALUES ($1, $2, $3) ON CONFLICT (booking, paper) DO NOTHING";

/// `$1` booking.
pub(super) const PAPERS_OF: &str = "SELECT paper, given_on FROM home_paper WHERE booking = $1";

/// Holds a bed, unless somebody else's hold still runs. `$1` home, `$2` bed, `$3` young person,
/// `$4` hold, `$5` until, `$6` now.
pub(super) const PUT_HOLD: &str = "INSERT INTO bed_hold (home, bed, young_person, hold, until_time)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (home, bed) DO UPDATE SET young_person = excluded.young_person,
        hold = excluded.hold, until_time = excluded.until_time
    WHERE bed_hold.until_time <= $6 OR bed_hold.young_person = excluded.young_person";

/// `$1` hold.
pub(super) const DROP_HOLD: &str = "DELETE FROM bed_hold WHERE hold = $1";

/// A booking ends its own hold. `$1` home, `$2` young person.
pub(super) const HOLD_BOOKED: &str = "DELETE FROM bed_hold WHERE home = $1 AND young_person = $2";

/// `$1` now.
pub(super) const HOLDS: &str = "SELECT home, bed, young_person, hold, until_time FROM bed_hold
    WHERE until_time > $1 ORDER BY until_time, hold";

/// What young people say matters, and what providers answer.
pub(super) const COMPANY: crate::kept::Shelf = shelf!("company", "home_company");
pub(super) const VOICES: crate::kept::Shelf = shelf!("voices", "home_voice");

/// `$1` id, `$2` fact, `$3` provider, `$4` first day, `$5` content.
pub(super) const PUT_AGREEMENT: &str = "INSERT INTO home_agreement
    (id, fact, provider, from_day, content) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, provider = excluded.provider,
        from_day = excluded.from_day, content = excluded.content";

/// The newest first.
pub(super) const AGREEMENTS: &str =
    "SELECT id, fact, content FROM home_agreement ORDER BY from_day DESC, id";

/// `$1` id.
pub(super) const AGREEMENT: &str = "SELECT id, fact, content FROM home_agreement WHERE id = $1";

/// Every booking that there was.
pub(super) const ALL_BOOKINGS: &str =
    "SELECT home, young_person, from_day, ended, until_day FROM home_booking";

/// Every search that there was, with its last day; the oldest first.
pub(super) const ALL_SEARCHES: &str =
    "SELECT id, young_person, fact, began, ended, content FROM home_search ORDER BY began, id";

/// Every booking a search led to: the decision and its moment, which home, the first night.
pub(super) const ALL_DECISIONS: &str = "SELECT home_decision.fact, home_decision.content,
    home_decision.decided_at, home_booking.home, home_booking.from_day FROM home_decision
    JOIN home_booking ON home_booking.id = home_decision.booking";
