//! The desk's own tables: sessions, drafts, used form keys, sign-in. None is a projection: they are
//! about who is at the desk, not about young people, and are not facts.

use record::Room;

/// What the desk brings to the record. The binary registers it beside the rooms'.
pub fn room() -> Room {
    Room {
        name: "desk",
        schema: SCHEMA,
        tables: &[],
        kinds: &[],
        apply: |_, _| Ok(()),
    }
}

const SCHEMA: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS desk_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS desk_session (
        token_hash TEXT PRIMARY KEY,
        member TEXT NOT NULL,
        how TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        ended_at TEXT,
        notice TEXT)",
    "CREATE INDEX IF NOT EXISTS desk_session_member ON desk_session (member)",
    "CREATE TABLE IF NOT EXISTS desk_draft (
        member TEXT NOT NULL,
        form TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (member, form, field))",
    "CREATE TABLE IF NOT EXISTS desk_post (
        member TEXT NOT NULL,
        post_key TEXT NOT NULL,
        at TEXT NOT NULL,
        led_to TEXT,
        PRIMARY KEY (member, post_key))",
    "CREATE TABLE IF NOT EXISTS desk_credential (
        member TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        password TEXT,
        password_at TEXT,
        totp TEXT,
        totp_step BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS desk_try (
        name_hash TEXT PRIMARY KEY,
        tries BIGINT NOT NULL,
        at TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS desk_code (
        code_hash TEXT PRIMARY KEY,
        member TEXT NOT NULL,
        made_at TEXT NOT NULL,
        ends_at TEXT NOT NULL,
        used_at TEXT)",
    // A young person's codes: number 0 begins, the others are on the sheet.
    "CREATE TABLE IF NOT EXISTS desk_own_code (
        code_hash TEXT PRIMARY KEY,
        member TEXT NOT NULL,
        number BIGINT NOT NULL,
        made_at TEXT NOT NULL,
        ends_at TEXT,
        used_at TEXT)",
    "CREATE INDEX IF NOT EXISTS desk_own_code_of ON desk_own_code (member)",
    // When a young person came in, or somebody tried with their name: for them to read.
    "CREATE TABLE IF NOT EXISTS desk_own_entry (
        id TEXT PRIMARY KEY,
        member TEXT NOT NULL,
        at TEXT NOT NULL,
        how TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS desk_own_entry_of ON desk_own_entry (member)",
    "CREATE TABLE IF NOT EXISTS desk_account (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        member TEXT NOT NULL,
        linked_at TEXT NOT NULL,
        PRIMARY KEY (issuer, subject))",
    "CREATE TABLE IF NOT EXISTS desk_passkey (
        id TEXT PRIMARY KEY,
        member TEXT NOT NULL,
        label TEXT NOT NULL,
        passkey TEXT NOT NULL,
        made_at TEXT NOT NULL,
        used_at TEXT)",
    "CREATE TABLE IF NOT EXISTS desk_pending (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        ends_at TEXT NOT NULL)",
];
