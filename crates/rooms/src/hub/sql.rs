//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    // Where a young person is with us: one row with no end while their case is open.
    "CREATE TABLE IF NOT EXISTS hub_state (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        state TEXT NOT NULL,
        note TEXT,
        since TEXT NOT NULL,
        until TEXT
    )",
    "CREATE INDEX IF NOT EXISTS hub_state_of ON hub_state (young_person, since)",
    "CREATE TABLE IF NOT EXISTS hub_closed (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        on_day TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS hub_closed_of ON hub_closed (young_person)",
    "CREATE TABLE IF NOT EXISTS hub_referral (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        hub TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        taken BIGINT
    )",
    "CREATE INDEX IF NOT EXISTS hub_referral_of ON hub_referral (young_person)",
    "CREATE TABLE IF NOT EXISTS hub_decision (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        first_review TEXT NOT NULL,
        review_on TEXT,
        backed_by TEXT NOT NULL,
        reviews BIGINT NOT NULL DEFAULT 0,
        late BIGINT NOT NULL DEFAULT 0
    )",
    "CREATE INDEX IF NOT EXISTS hub_decision_of ON hub_decision (young_person)",
    "CREATE INDEX IF NOT EXISTS hub_decision_due ON hub_decision (review_on)",
    "CREATE TABLE IF NOT EXISTS hub_told (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        told_on TEXT NOT NULL,
        answered_on TEXT
    )",
    "CREATE INDEX IF NOT EXISTS hub_told_open ON hub_told (told_on) WHERE answered_on IS NULL",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &[
    "hub_state",
    "hub_closed",
    "hub_referral",
    "hub_decision",
    "hub_told",
];

/// `$1` young person, `$2` day: what lasts, ends.
pub(super) const END_STATE: &str =
    "UPDATE hub_state SET until = $2 WHERE young_person = $1 AND until IS NULL";

/// `$1` fact, `$2` young person, `$3` state, `$4` note, `$5` since.
pub(super) const PUT_STATE: &str = "INSERT INTO hub_state (fact, young_person, state, note, since)
    VALUES ($1, $2, $3, $4, $5)";

/// `$1` fact, `$2` young person, `$3` day.
pub(super) const PUT_CLOSED: &str =
    "INSERT INTO hub_closed (fact, young_person, on_day) VALUES ($1, $2, $3)";

/// `$1` young person; in the order they were said.
pub(super) const STATES_OF: &str = "SELECT state, note, since, until FROM hub_state
    WHERE young_person = $1 ORDER BY since, fact";

/// The first day a hub was there for each young person.
pub(super) const BEGUN: &str =
    "SELECT young_person, min(since) FROM hub_state GROUP BY young_person ORDER BY young_person";

/// States that lasted within a time: `$1` its end, `$2` its first day.
pub(super) const HELD_DAYS: &str = "SELECT since, until FROM hub_state
    WHERE since < $1 AND (until IS NULL OR until > $2)";

/// How many shared decisions were written down; a filter follows.
pub(super) const DECISIONS: &str = "SELECT count(*) FROM hub_decision WHERE";

/// Every state; a filter and an order follow.
pub(super) const STATES: &str = "SELECT young_person, state, since, until FROM hub_state WHERE";
/// How [`STATES`] is ordered.
pub(super) const STATES_IN_ORDER: &str = "ORDER BY young_person, since, fact";

/// `$1` fact, `$2` young person, `$3` hub, `$4` day, `$5` by.
pub(super) const PUT_REFERRAL: &str = "INSERT INTO hub_referral
    (fact, young_person, hub, asked_on, asked_by) VALUES ($1, $2, $3, $4, $5)";

/// `$1` fact, `$2` taken.
pub(super) const ANSWER_REFERRAL: &str = "UPDATE hub_referral SET taken = $2 WHERE fact = $1";

/// Referrals that wait; a filter and an order follow.
pub(super) const WAITING: &str = "SELECT fact, young_person, hub, asked_on, asked_by
    FROM hub_referral WHERE taken IS NULL AND";

/// `$1` fact.
pub(super) const REFERRAL: &str = "SELECT young_person, taken FROM hub_referral WHERE fact = $1";

/// `$1` fact, `$2` young person, `$3` decided on, `$4` review on, `$5` backed by.
pub(super) const PUT_DECISION: &str = "INSERT INTO hub_decision
    (fact, young_person, decided_on, first_review, review_on, backed_by)
    VALUES ($1, $2, $3, $4, $4, $5)";

/// `$1` fact, `$2` next review, `$3` the day it was reviewed.
pub(super) const REVIEWED: &str = "UPDATE hub_decision SET reviews = reviews + 1,
    late = late + CASE WHEN review_on < $3 THEN 1 ELSE 0 END, review_on = $2 WHERE fact = $1";

/// Decisions that are carried out still, by their next review; a filter and an order follow.
pub(super) const DUE: &str = "SELECT fact, young_person, decided_on, review_on, backed_by
    FROM hub_decision WHERE review_on IS NOT NULL AND";

/// How many reviews there were and how many came late; a filter follows.
pub(super) const REVIEWS: &str = "SELECT CAST(coalesce(sum(reviews), 0) AS bigint),
    CAST(coalesce(sum(late), 0) AS bigint) FROM hub_decision WHERE";

/// `$1` fact, `$2` young person, `$3` day.
pub(super) const PUT_TOLD: &str =
    "INSERT INTO hub_told (fact, young_person, told_on) VALUES ($1, $2, $3)";

/// `$1` fact, `$2` day: the first answer stops the clock.
pub(super) const ANSWERED: &str =
    "UPDATE hub_told SET answered_on = coalesce(answered_on, $2) WHERE fact = $1";

/// What waits for an answer; a filter and an order follow.
pub(super) const UNANSWERED: &str =
    "SELECT young_person, fact, told_on FROM hub_told WHERE answered_on IS NULL AND";
