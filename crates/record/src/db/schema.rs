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
    match engine {
        Engine::Sqlite => format!(
            "CREATE TRIGGER IF NOT EXISTS {table}_never_changes BEFORE UPDATE ON {table}
             BEGIN SELECT RAISE(ABORT, '{table}: entries are never changed'); END;
             CREATE TRIGGER IF NOT EXISTS {table}_never_goes BEFORE DELETE ON {table}
             BEGIN SELECT RAISE(ABORT, '{table}: entries are never deleted'); END;
             CREATE TRIGGER IF NOT EXISTS {table}_in_order BEFORE INSERT ON {table}
             WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM {table})
             BEGIN SELECT RAISE(ABORT, '{table}: entries are added at the end'); END;"
        ),
        Engine::Postgres => format!(
            "CREATE OR REPLACE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION '{table}: entries are never changed or deleted'; END $$;
             CREATE OR REPLACE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
             FOR EACH ROW EXECUTE FUNCTION {table}_never_changes();
             CREATE OR REPLACE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
             FOR EACH STATEMENT EXECUTE FUNCTION {table}_never_changes();
             REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM PUBLIC, CURRENT_USER;"
        ),
    }
}
