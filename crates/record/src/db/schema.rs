//! The record's own tables, and the guards that make the database itself refuse to change history.

use super::Engine;

/// Tables for facts and everything else that is kept beside them.
pub(crate) fn own_tables(engine: Engine) -> String {
    // An INTEGER PRIMARY KEY is SQLite's row id: appending then touches the end of one tree only.
    let seq = match engine {
        Engine::Sqlite => "INTEGER PRIMARY KEY",
        Engine::Postgres => "BIGINT PRIMARY KEY",
    };
    format!(
        "CREATE TABLE IF NOT EXISTS council (
            code TEXT PRIMARY KEY,
            format BIGINT NOT NULL,
            key_check TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS room (
            name TEXT PRIMARY KEY,
            shape TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS fact (
            seq {seq},
            id TEXT NOT NULL UNIQUE,
            subject TEXT NOT NULL,
            kind TEXT NOT NULL,
            version BIGINT NOT NULL,
            valid_from TEXT,
            valid_to TEXT,
            content TEXT,
            salt BYTEA,
            content_hash BYTEA NOT NULL,
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            source TEXT NOT NULL,
            supersedes TEXT,
            reason TEXT,
            prev_hash BYTEA NOT NULL,
            hash BYTEA NOT NULL
        );
        CREATE INDEX IF NOT EXISTS fact_of_subject ON fact (subject, kind, seq);
        CREATE TABLE IF NOT EXISTS job (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            asked_at TEXT NOT NULL,
            state TEXT NOT NULL,
            worker TEXT,
            leased_until TEXT,
            attempts BIGINT NOT NULL,
            done BIGINT NOT NULL,
            total BIGINT NOT NULL,
            words TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS job_to_do ON job (kind, state, asked_at);"
    )
}

/// The access log's table. On SQLite it lives in a file of its own, so that a long write of facts
/// never keeps a page waiting for its look to be written.
pub(crate) fn access_log_table(engine: Engine) -> String {
    let seq = match engine {
        Engine::Sqlite => "INTEGER PRIMARY KEY",
        Engine::Postgres => "BIGINT PRIMARY KEY",
    };
    format!(
        "CREATE TABLE IF NOT EXISTS access_log (
            seq {seq},
            at TEXT NOT NULL,
            member TEXT NOT NULL,
            member_name TEXT NOT NULL,
            persona TEXT NOT NULL,
            subject TEXT,
            action TEXT NOT NULL,
            what TEXT NOT NULL,
            allowed BIGINT NOT NULL,
            because TEXT NOT NULL,
            request TEXT NOT NULL,
            prev_hash BYTEA NOT NULL,
            hash BYTEA NOT NULL
        );
        CREATE INDEX IF NOT EXISTS access_log_of_subject ON access_log (subject, seq);
        CREATE INDEX IF NOT EXISTS access_log_of_member ON access_log (member, seq);"
    )
}

/// Triggers that refuse every change and removal in an append-only table, whoever asks.
pub(crate) fn guards(engine: Engine, table: &str) -> String {
    guarded(engine, table, "")
}

/// The same for the list of facts, with the one lawful door: an entry may be blanked while the last
/// entry of the list is an erasure that names it. Nothing else of it may change.
pub(crate) fn fact_guards(engine: Engine) -> String {
    let door = match engine {
        Engine::Sqlite => format!(
            "WHEN NOT ({} AND {} AND old.kind IS NOT 'record.erased' AND EXISTS (
                SELECT 1 FROM fact said, json_each(said.content, '$.entries') named
                WHERE said.seq = (SELECT max(seq) FROM fact) AND said.kind = 'record.erased'
                AND named.value = old.seq))",
            BLANKED
                .map(|(part, blank)| format!("new.{part} IS {blank}"))
                .join(" AND "),
            STAYING
                .map(|part| format!("new.{part} IS old.{part}"))
                .join(" AND "),
        ),
        Engine::Postgres => format!(
            "IF TG_OP = 'UPDATE' THEN
                IF {} AND {} AND old.kind <> 'record.erased' AND EXISTS (
                    SELECT 1 FROM fact said CROSS JOIN LATERAL jsonb_array_elements_text(
                        CASE WHEN said.kind = 'record.erased'
                        THEN CAST(said.content AS jsonb) -> 'entries'
                        ELSE CAST('[]' AS jsonb) END) AS named(value)
                    WHERE said.seq = (SELECT max(seq) FROM fact)
                    AND CAST(named.value AS bigint) = old.seq)
                THEN RETURN new; END IF;
            END IF;",
            BLANKED
                .map(|(part, blank)| format!("new.{part} IS NOT DISTINCT FROM {blank}"))
                .join(" AND "),
            STAYING
                .map(|part| format!("new.{part} IS NOT DISTINCT FROM old.{part}"))
                .join(" AND "),
        ),
    };
    guarded(engine, "fact", &door)
}

/// Takes the guards off the list of facts that an earlier Homeward put there, to put on today's.
pub(crate) fn without_fact_guards(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "DROP TRIGGER IF EXISTS fact_never_changes",
        // There they are replaced.
        Engine::Postgres => "SELECT 1",
    }
}

/// What is blanked, and what blank is.
const BLANKED: [(&str, &str); 6] = [
    ("content", "NULL"),
    ("salt", "NULL"),
    ("valid_from", "NULL"),
    ("valid_to", "NULL"),
    ("source", "''"),
    ("reason", "NULL"),
];
/// What stays as it is.
const STAYING: [&str; 11] = [
    "seq",
    "id",
    "subject",
    "kind",
    "version",
    "content_hash",
    "recorded_at",
    "recorded_by",
    "supersedes",
    "prev_hash",
    "hash",
];

fn guarded(engine: Engine, table: &str, door: &str) -> String {
    match engine {
        Engine::Sqlite => format!(
            "CREATE TRIGGER IF NOT EXISTS {table}_never_changes BEFORE UPDATE ON {table} {door}
             BEGIN SELECT RAISE(ABORT, '{table}: entries are never changed'); END;
             CREATE TRIGGER IF NOT EXISTS {table}_never_goes BEFORE DELETE ON {table}
             BEGIN SELECT RAISE(ABORT, '{table}: entries are never deleted'); END;
             CREATE TRIGGER IF NOT EXISTS {table}_in_order BEFORE INSERT ON {table}
             WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM {table})
             BEGIN SELECT RAISE(ABORT, '{table}: entries are added at the end'); END;"
        ),
        Engine::Postgres => format!(
            "CREATE OR REPLACE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN {door} RAISE EXCEPTION '{table}: entries are never changed or deleted'; END $$;
             CREATE OR REPLACE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
             FOR EACH ROW EXECUTE FUNCTION {table}_never_changes();
             CREATE OR REPLACE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
             FOR EACH STATEMENT EXECUTE FUNCTION {table}_never_changes();
             REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM PUBLIC, CURRENT_USER;"
        ),
    }
}
