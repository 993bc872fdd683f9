//! The statements of this room.

/// Tables and indexes.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS cost_line (
        id TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        from_day TEXT NOT NULL,
        until_day TEXT,
        fact TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS cost_line_of ON cost_line (young_person, from_day)",
    "CREATE TABLE IF NOT EXISTS invoice (
        id TEXT NOT NULL PRIMARY KEY,
        provider TEXT NOT NULL,
        received TEXT NOT NULL,
        due TEXT NOT NULL,
        paid TEXT,
        query TEXT,
        fact TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE INDEX IF NOT EXISTS invoice_from ON invoice (provider, received)",
    "CREATE TABLE IF NOT EXISTS saving (
        id TEXT NOT NULL PRIMARY KEY,
        young_person TEXT NOT NULL,
        fact TEXT NOT NULL,
        claimed_by TEXT NOT NULL,
        claimed_on TEXT NOT NULL,
        signed TEXT,
        signed_by TEXT,
        withdrawn TEXT,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS saving_week (
        young_person TEXT NOT NULL,
        week TEXT NOT NULL,
        claim TEXT NOT NULL,
        PRIMARY KEY (young_person, week)
    )",
    "CREATE INDEX IF NOT EXISTS saving_week_of ON saving_week (claim)",
    "CREATE TABLE IF NOT EXISTS return_plan (
        young_person TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        said_on TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS scheme (
        id TEXT NOT NULL PRIMARY KEY,
        fact TEXT NOT NULL,
        content TEXT NOT NULL
    )",
    "CREATE TABLE IF NOT EXISTS scheme_stage (
        scheme TEXT NOT NULL,
        stage TEXT NOT NULL,
        since TEXT NOT NULL,
        PRIMARY KEY (scheme, stage)
    )",
    "CREATE TABLE IF NOT EXISTS move_made (
        young_person TEXT NOT NULL,
        first_night TEXT NOT NULL,
        fact TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (young_person, first_night)
    )",
    "CREATE TABLE IF NOT EXISTS move_described (
        young_person TEXT NOT NULL,
        first_night TEXT NOT NULL,
        fact TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (young_person, first_night)
    )",
    "CREATE TABLE IF NOT EXISTS market_note (
        fact TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        on_day TEXT NOT NULL,
        content TEXT NOT NULL
    )",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &[
    "market_note",
    "move_described",
    "move_made",
    "scheme_stage",
    "scheme",
    "return_plan",
    "saving_week",
    "saving",
    "invoice",
    "cost_line",
];

/// `$1` id, `$2` young person, `$3` from, `$4` until, `$5` fact, `$6` content.
pub(super) const PUT_LINE: &str = "INSERT INTO cost_line
    (id, young_person, from_day, until_day, fact, content) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET from_day = excluded.from_day,
        until_day = excluded.until_day, fact = excluded.fact, content = excluded.content";

/// Every cost line.
pub(super) const LINES: &str = "SELECT id, young_person, until_day, fact, content FROM cost_line
    ORDER BY from_day, id";

/// `$1` young person; the oldest first.
pub(super) const LINES_OF: &str = "SELECT id, young_person, until_day, fact, content FROM cost_line
    WHERE young_person = $1 ORDER BY from_day, id";

/// `$1` id.
pub(super) const LINE: &str =
    "SELECT id, young_person, until_day, fact, content FROM cost_line WHERE id = $1";

/// `$1` id, `$2` day.
pub(super) const END_LINE: &str = "UPDATE cost_line SET until_day = $2
    WHERE id = $1 AND (until_day IS NULL OR until_day > $2)";

/// `$1` id, `$2` provider, `$3` received, `$4` due, `$5` fact, `$6` content.
pub(super) const PUT_INVOICE: &str = "INSERT INTO invoice
    (id, provider, received, due, fact, content) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET received = excluded.received, due = excluded.due,
        fact = excluded.fact, content = excluded.content";

/// `$1` id, `$2` day.
pub(super) const PAID: &str = "UPDATE invoice SET paid = $2, query = NULL WHERE id = $1";

/// `$1` id, `$2` the query, or nothing when it is answered.
pub(super) const QUERY: &str = "UPDATE invoice SET query = $2 WHERE id = $1";

/// The newest first.
pub(super) const INVOICES: &str = "SELECT id, fact, paid, query, content FROM invoice
    ORDER BY received DESC, id";

/// `$1` id.
pub(super) const INVOICE: &str = "SELECT id, fact, paid, query, content FROM invoice WHERE id = $1";

/// `$1` id, `$2` young person, `$3` fact, `$4` by, `$5` on, `$6` content.
pub(super) const PUT_SAVING: &str = "INSERT INTO saving
    (id, young_person, fact, claimed_by, claimed_on, content) VALUES ($1, $2, $3, $4, $5, $6)";

/// Holds a week of a young person's for a claim, unless another claim has it. `$1` young person,
/// `$2` the week's Monday, `$3` claim.
pub(super) const HOLD_WEEK: &str = "INSERT INTO saving_week (young_person, week, claim)
    VALUES ($1, $2, $3) ON CONFLICT (young_person, week) DO NOTHING";

/// `$1` young person, `$2` the week's Monday.
pub(super) const WHO_HOLDS: &str =
    "SELECT claim FROM saving_week WHERE young_person = $1 AND week = $2";

/// `$1` claim.
pub(super) const LET_WEEKS_GO: &str = "DELETE FROM saving_week WHERE claim = $1";

/// `$1` claim, `$2` content, `$3` by.
pub(super) const SIGN: &str = "UPDATE saving SET signed = $2, signed_by = $3 WHERE id = $1";

/// `$1` claim, `$2` why.
pub(super) const WITHDRAW: &str = "UPDATE saving SET withdrawn = $2 WHERE id = $1";

/// The newest first.
pub(super) const SAVINGS: &str = "SELECT id, young_person, fact, claimed_by, claimed_on, signed,
    signed_by, withdrawn, content FROM saving ORDER BY claimed_on DESC, id";

/// `$1` claim.
pub(super) const SAVING: &str = "SELECT id, young_person, fact, claimed_by, claimed_on, signed,
    signed_by, withdrawn, content FROM saving WHERE id = $1";

/// `$1` young person, `$2` fact, `$3` on, `$4` content.
pub(super) const PUT_PLAN: &str = "INSERT INTO return_plan (young_person, fact, said_on, content)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (young_person) DO UPDATE SET fact = excluded.fact, said_on = excluded.said_on,
        content = excluded.content";

/// Every return plan.
pub(super) const PLANS: &str = "SELECT young_person, fact, said_on, content FROM return_plan";

/// `$1` young person.
pub(super) const PLAN: &str =
    "SELECT young_person, fact, said_on, content FROM return_plan WHERE young_person = $1";

/// `$1` id, `$2` fact, `$3` content.
pub(super) const PUT_SCHEME: &str = "INSERT INTO scheme (id, fact, content) VALUES ($1, $2, $3)
    ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, content = excluded.content";

/// `$1` scheme, `$2` stage, `$3` since.
pub(super) const PUT_STAGE: &str = "INSERT INTO scheme_stage (scheme, stage, since)
    VALUES ($1, $2, $3)
    ON CONFLICT (scheme, stage) DO UPDATE SET since = excluded.since";

/// Every scheme.
pub(super) const SCHEMES: &str = "SELECT id, fact, content FROM scheme ORDER BY id";

/// Every stage that a scheme reached.
pub(super) const STAGES: &str =
    "SELECT scheme, stage, since FROM scheme_stage ORDER BY scheme, since";

/// `$1` young person, `$2` first night, `$3` fact, `$4` content.
pub(super) const PUT_MADE: &str = "INSERT INTO move_made (young_person, first_night, fact, content)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (young_person, first_night) DO UPDATE SET fact = excluded.fact,
        content = excluded.content";

/// How every move was made.
pub(super) const MADE: &str = "SELECT young_person, fact, content FROM move_made";

/// `$1` young person, `$2` first night, `$3` fact, `$4` content.
pub(super) const PUT_DESCRIBED: &str = "INSERT INTO move_described
    (young_person, first_night, fact, content) VALUES ($1, $2, $3, $4)
    ON CONFLICT (young_person, first_night) DO UPDATE SET fact = excluded.fact,
        content = excluded.content";

/// What homes said a month after every move.
pub(super) const DESCRIBED: &str = "SELECT young_person, fact, content FROM move_described";

/// `$1` fact, `$2` kind, `$3` day, `$4` content.
pub(super) const PUT_NOTE: &str =
    "INSERT INTO market_note (fact, kind, on_day, content) VALUES ($1, $2, $3, $4)";

/// `$1` kind; the newest first.
pub(super) const NOTES: &str =
    "SELECT fact, content FROM market_note WHERE kind = $1 ORDER BY on_day DESC, fact DESC";

/// `$1` young person, `$2` first night.
pub(super) const IS_MADE: &str =
    "SELECT 1 FROM move_made WHERE young_person = $1 AND first_night = $2";

/// `$1` young person, `$2` first night.
pub(super) const IS_DESCRIBED: &str =
    "SELECT 1 FROM move_described WHERE young_person = $1 AND first_night = $2";
