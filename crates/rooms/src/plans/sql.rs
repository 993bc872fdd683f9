//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    // What stands, each in its own words.
    "CREATE TABLE IF NOT EXISTS plan_said (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        kind TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS plan_said_of ON plan_said (young_person)",
    "CREATE INDEX IF NOT EXISTS plan_said_kind ON plan_said (kind)",
    // Actions by who owes them.
    "CREATE TABLE IF NOT EXISTS plan_action (
        fact TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        owner TEXT,
        what TEXT NOT NULL,
        due TEXT NOT NULL,
        done_on TEXT
    )",
    "CREATE INDEX IF NOT EXISTS plan_action_owner ON plan_action (owner, due) WHERE done_on IS NULL",
    "CREATE TABLE IF NOT EXISTS plan_principles (
        one_row BIGINT NOT NULL PRIMARY KEY,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS plan_prompts (
        member TEXT NOT NULL PRIMARY KEY,
        hidden BIGINT NOT NULL
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &[
    "plan_said",
    "plan_action",
    "plan_principles",
    "plan_prompts",
];

/// `$1` fact, `$2` young person, `$3` kind, `$4` recorded at, `$5` by, `$6` content.
pub(super) const PUT: &str = "INSERT INTO plan_said
    (fact, young_person, kind, recorded_at, recorded_by, content) VALUES ($1, $2, $3, $4, $5, $6)";

/// `$1` fact.
pub(super) const DROP: &str = "DELETE FROM plan_said WHERE fact = $1";

/// `$1` young person; in the order they were said.
pub(super) const OF_ONE: &str = "SELECT young_person, fact, kind, recorded_at, recorded_by, content
    FROM plan_said WHERE young_person = $1 ORDER BY recorded_at, fact";

/// Everybody's, of some kinds; kinds, a filter and an order follow.
pub(super) const ALL: &str = "SELECT young_person, fact, kind, recorded_at, recorded_by, content
    FROM plan_said WHERE kind IN";

/// `$1` fact, `$2` young person, `$3` owner, `$4` what, `$5` due.
pub(super) const PUT_ACTION: &str =
    "INSERT INTO plan_action (fact, young_person, owner, what, due) VALUES ($1, $2, $3, $4, $5)";

/// `$1` fact.
pub(super) const DROP_ACTION: &str = "DELETE FROM plan_action WHERE fact = $1";

/// `$1` action, `$2` day.
pub(super) const DONE: &str = "UPDATE plan_action SET done_on = $2 WHERE fact = $1";

/// `$1` owner, `$2` the last day that counts; a filter and an order follow.
pub(super) const OVERDUE: &str = "SELECT young_person, fact, what, due FROM plan_action
    WHERE done_on IS NULL AND owner = $1 AND due <= $2 AND";

/// `$1` action, `$2` owner: what somebody took on and is not done.
pub(super) const TAKEN_ON: &str = "SELECT young_person, what, due FROM plan_action
    WHERE done_on IS NULL AND fact = $1 AND owner = $2";

/// `$1` the first day that does not count; a filter and an order follow.
pub(super) const ALL_OVERDUE: &str = "SELECT plan_action.young_person, plan_action.fact,
    plan_action.what, plan_action.due, plan_said.content
    FROM plan_action JOIN plan_said ON plan_said.fact = plan_action.fact
    WHERE plan_action.done_on IS NULL AND plan_action.due < $1 AND";

/// `$1` content.
pub(super) const PUT_PRINCIPLES: &str =
    "INSERT INTO plan_principles (one_row, content) VALUES (1, $1)
    ON CONFLICT (one_row) DO UPDATE SET content = excluded.content";

/// `$1` member, `$2` whether hidden.
pub(super) const PUT_PROMPTS: &str = "INSERT INTO plan_prompts (member, hidden) VALUES ($1, $2)
    ON CONFLICT (member) DO UPDATE SET hidden = excluded.hidden";

/// `$1` member.
pub(super) const PROMPTS: &str = "SELECT hidden FROM plan_prompts WHERE member = $1";

/// The council's wording.
pub(super) const PRINCIPLES: &str = "SELECT content FROM plan_principles";
