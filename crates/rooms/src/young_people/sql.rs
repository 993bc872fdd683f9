//! The statements of this room. Lists are put together in `list`, from these parts.

/// Tables and indexes: one row per young person, with what lists show and filter on.
pub(super) const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS roster (
        id TEXT NOT NULL PRIMARY KEY,
        child_code TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        search TEXT NOT NULL,
        given_name TEXT,
        family_name TEXT,
        known_as TEXT,
        born TEXT,
        care_began TEXT,
        decom TEXT,
        dec TEXT,
        placement TEXT,
        legal_status TEXT,
        place TEXT,
        place_mark TEXT,
        home TEXT,
        home_mark TEXT
    )",
    // Who is in care today and whose name holds the words typed is read from an index alone; only
    // the rows of a page are fetched. (A third of a second to a thirtieth, with 146,000 rows.)
    "CREATE INDEX IF NOT EXISTS roster_by_name ON roster (sort_name, id, decom, dec, search)",
    "CREATE INDEX IF NOT EXISTS roster_by_born ON roster (born, id)",
    "CREATE INDEX IF NOT EXISTS roster_by_decom ON roster (decom, id, dec, search)",
    "CREATE INDEX IF NOT EXISTS roster_by_place ON roster (place_mark)",
    "CREATE INDEX IF NOT EXISTS roster_by_home ON roster (home_mark)",
];

/// Which of them are projections.
pub(super) const TABLES: &[&str] = &["roster"];

/// `$1` id, `$2` code, `$3` sort name, `$4` search, `$5` born.
pub(super) const PUT_IDENTITY: &str = "INSERT INTO roster (id, child_code, sort_name, search, born)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET child_code = excluded.child_code, born = excluded.born";

/// `$1` id, `$2` sort name, `$3` search, `$4` given, `$5` family, `$6` known as.
pub(super) const PUT_NAME: &str = "UPDATE roster SET sort_name = $2, search = $3, given_name = $4,
    family_name = $5, known_as = $6 WHERE id = $1";

/// `$1` id.
pub(super) const CODE: &str = "SELECT child_code FROM roster WHERE id = $1";

/// `$1` id, `$2` care began, `$3` decom, `$4` dec, `$5` placement, `$6` legal status, `$7` place,
/// `$8` place mark, `$9` home, `$10` home mark.
pub(super) const PUT_NOW: &str = "UPDATE roster SET care_began = $2, decom = $3, dec = $4,
    placement = $5, legal_status = $6, place = $7, place_mark = $8, home = $9, home_mark = $10
    WHERE id = $1";

/// `$1` id.
pub(super) const NOW: &str = "SELECT decom, dec, care_began FROM roster WHERE id = $1";
