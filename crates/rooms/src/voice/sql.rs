//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    // The last answers of each young person to the three questions.
    "CREATE TABLE IF NOT EXISTS voice_check_in (
        young_person TEXT NOT NULL,
        month TEXT NOT NULL,
        fact TEXT NOT NULL,
        listens TEXT NOT NULL,
        does TEXT NOT NULL,
        first TEXT NOT NULL,
        PRIMARY KEY (young_person, month)
    )",
    "CREATE TABLE IF NOT EXISTS voice_right (
        young_person TEXT NOT NULL,
        what TEXT NOT NULL,
        offered_on TEXT,
        taken_up_on TEXT,
        PRIMARY KEY (young_person, what)
    )",
    "CREATE TABLE IF NOT EXISTS voice_matters (
        statement TEXT NOT NULL PRIMARY KEY,
        about TEXT NOT NULL,
        words TEXT NOT NULL,
        said_by BIGINT NOT NULL,
        on_day TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS voice_agreed (
        statement TEXT NOT NULL,
        member TEXT NOT NULL,
        PRIMARY KEY (statement, member)
    )",
    "CREATE TABLE IF NOT EXISTS voice_answer (
        statement TEXT NOT NULL,
        provider TEXT NOT NULL,
        agreed TEXT NOT NULL,
        words TEXT NOT NULL,
        on_day TEXT NOT NULL,
        PRIMARY KEY (statement, provider)
    )",
    "CREATE TABLE IF NOT EXISTS voice_inspector (
        young_person TEXT NOT NULL PRIMARY KEY,
        trained_on TEXT NOT NULL,
        active BIGINT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS voice_visit (
        visit TEXT NOT NULL PRIMARY KEY,
        home TEXT NOT NULL,
        called TEXT NOT NULL,
        on_day TEXT NOT NULL,
        reported_on TEXT,
        checked_on TEXT,
        published BIGINT,
        reply_due TEXT,
        replied_on TEXT,
        changes BIGINT NOT NULL DEFAULT 0
    )",
    "CREATE TABLE IF NOT EXISTS voice_visit_of (
        visit TEXT NOT NULL,
        young_person TEXT NOT NULL,
        PRIMARY KEY (visit, young_person)
    )",
];

/// Which of them are projections: all.
pub(super) const TABLES: &[&str] = &[
    "voice_check_in",
    "voice_right",
    "voice_matters",
    "voice_agreed",
    "voice_answer",
    "voice_inspector",
    "voice_visit",
    "voice_visit_of",
];

/// `$1` young person, `$2` month, `$3` fact, `$4` to `$6` answers: the last of a month counts.
pub(super) const PUT_CHECK_IN: &str = "INSERT INTO voice_check_in
    (young_person, month, fact, listens, does, first) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (young_person, month) DO UPDATE SET fact = excluded.fact,
        listens = excluded.listens, does = excluded.does, first = excluded.first";
/// `$1` first month, `$2` the month after the last; in order.
pub(super) const CHECK_INS: &str = "SELECT young_person, month, listens, does, first
    FROM voice_check_in WHERE month >= $1 AND month < $2 ORDER BY young_person, month";

/// `$1` young person, `$2` what, `$3` offered, `$4` taken up.
pub(super) const PUT_RIGHT: &str = "INSERT INTO voice_right
    (young_person, what, offered_on, taken_up_on) VALUES ($1, $2, $3, $4)
    ON CONFLICT (young_person, what) DO UPDATE SET offered_on = excluded.offered_on,
        taken_up_on = excluded.taken_up_on";
/// `$1` young person.
pub(super) const RIGHTS_OF: &str =
    "SELECT what, offered_on, taken_up_on FROM voice_right WHERE young_person = $1";
/// Every right said; a filter follows.
pub(super) const RIGHTS: &str =
    "SELECT what, offered_on, taken_up_on, young_person FROM voice_right WHERE";

/// `$1` statement, `$2` about, `$3` words, `$4` said by, `$5` day.
pub(super) const PUT_MATTERS: &str = "INSERT INTO voice_matters
    (statement, about, words, said_by, on_day) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (statement) DO NOTHING";
/// `$1` statement, `$2` member.
pub(super) const PUT_AGREED: &str = "INSERT INTO voice_agreed (statement, member) VALUES ($1, $2)
    ON CONFLICT (statement, member) DO NOTHING";
/// `$1` statement, `$2` provider, `$3` agreed, `$4` words, `$5` day.
pub(super) const PUT_ANSWER: &str = "INSERT INTO voice_answer
    (statement, provider, agreed, words, on_day) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (statement, provider) DO UPDATE SET agreed = excluded.agreed,
        words = excluded.words, on_day = excluded.on_day";
/// What matters with how many said the same, the most said first.
pub(super) const MATTERS: &str = "SELECT m.statement, m.about, m.words, m.on_day,
    m.said_by + (SELECT count(*) FROM voice_agreed a WHERE a.statement = m.statement) AS said
    FROM voice_matters m ORDER BY said DESC, m.on_day DESC, m.statement";
/// Every answer.
pub(super) const ANSWERS: &str =
    "SELECT statement, provider, agreed, words, on_day FROM voice_answer ORDER BY on_day, provider";
/// `$1` statement, `$2` member.
pub(super) const HAS_AGREED: &str =
    "SELECT 1 FROM voice_agreed WHERE statement = $1 AND member = $2";
/// `$1` statement.
pub(super) const MATTER: &str = "SELECT 1 FROM voice_matters WHERE statement = $1";

/// `$1` young person, `$2` trained on, `$3` active.
pub(super) const PUT_INSPECTOR: &str = "INSERT INTO voice_inspector
    (young_person, trained_on, active) VALUES ($1, $2, $3)
    ON CONFLICT (young_person) DO UPDATE SET trained_on = excluded.trained_on,
        active = excluded.active";
/// Every inspector.
pub(super) const INSPECTORS: &str = "SELECT young_person, trained_on, active FROM voice_inspector ORDER BY trained_on, young_person";
/// `$1` young person.
pub(super) const INSPECTOR: &str =
    "SELECT trained_on, active FROM voice_inspector WHERE young_person = $1";

/// `$1` visit, `$2` home, `$3` called, `$4` day.
pub(super) const PUT_VISIT: &str = "INSERT INTO voice_visit (visit, home, called, on_day)
    VALUES ($1, $2, $3, $4) ON CONFLICT (visit) DO NOTHING";
/// `$1` visit, `$2` young person.
pub(super) const PUT_VISIT_OF: &str = "INSERT INTO voice_visit_of (visit, young_person)
    VALUES ($1, $2) ON CONFLICT (visit, young_person) DO NOTHING";
/// `$1` visit, `$2` day.
pub(super) const PUT_REPORTED: &str =
    "UPDATE voice_visit SET reported_on = $2 WHERE visit = $1 AND reported_on IS NULL";
/// `$1` visit, `$2` day, `$3` published, `$4` reply due.
pub(super) const PUT_CHECKED: &str =
    "UPDATE voice_visit SET checked_on = $2, published = $3, reply_due = $4 WHERE visit = $1";
/// `$1` visit, `$2` day.
pub(super) const PUT_REPLIED: &str =
    "UPDATE voice_visit SET replied_on = $2 WHERE visit = $1 AND replied_on IS NULL";
/// `$1` visit.
pub(super) const PUT_CHANGED: &str =
    "UPDATE voice_visit SET changes = changes + 1 WHERE visit = $1";
/// Every visit, the latest first.
pub(super) const VISITS: &str = "SELECT visit, home, called, on_day, reported_on, checked_on,
    published, reply_due, replied_on, changes FROM voice_visit ORDER BY on_day DESC, visit";
/// `$1` visit.
pub(super) const VISIT: &str = "SELECT visit, home, called, on_day, reported_on, checked_on,
    published, reply_due, replied_on, changes FROM voice_visit WHERE visit = $1";
/// `$1` young person; the visits they make.
pub(super) const VISITS_OF: &str = "SELECT v.visit, v.home, v.called, v.on_day, v.reported_on,
    v.checked_on, v.published, v.reply_due, v.replied_on, v.changes FROM voice_visit v
    JOIN voice_visit_of o ON o.visit = v.visit WHERE o.young_person = $1
    ORDER BY v.on_day DESC, v.visit";
/// `$1` visit; who makes it.
pub(super) const VISITORS: &str =
    "SELECT young_person FROM voice_visit_of WHERE visit = $1 ORDER BY young_person";
