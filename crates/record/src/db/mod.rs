//! One SQL text, two engines.
//!
//! Statements are portable: `$1` parameters; columns `TEXT`, `BIGINT`, `DOUBLE PRECISION` or
//! `BYTEA`; dates as ISO text, times as fixed-width RFC 3339 text, ids as hyphenated text, yes and
//! no as 1 and 0, money in whole pence; no date arithmetic, arrays or `ILIKE`; sums of integers as
//! `CAST(sum(..) AS bigint)`. What differs between SQLite and PostgreSQL differs inside this
//! module and nowhere else.

mod group;
mod pool;
mod schema;
mod sqlite;
mod value;

pub(crate) use group::Group;
pub(crate) use pool::{Held, Pool};
pub(crate) use schema::{access_log_table, guards, own_tables};
pub(crate) use sqlite::{SqliteLink, assert_version};
pub use value::{Bind, Column, Place, Row, Value};

use crate::refusal::Fault;

/// Which engine a connection speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, or memory.
    Sqlite,
    /// One schema of a PostgreSQL database.
    Postgres,
}

/// A connection to one council's record.
pub(crate) enum Link {
    Sqlite(SqliteLink),
}

impl Link {
    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
        }
    }

    /// Runs a statement with parameters and gives each row to `each`, which may stop it.
    pub(crate) fn query(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.query(sql, params, each),
        }
    }

    /// Runs a statement with parameters; gives how many rows it touched.
    pub(crate) fn execute(&mut self, sql: &str, params: &[&dyn Bind]) -> Result<u64, Fault> {
        match self {
            Self::Sqlite(link) => link.execute(sql, params),
        }
    }

    /// Runs statements without parameters or rows, separated by semicolons.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.batch(sql),
        }
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin_write(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.batch("BEGIN IMMEDIATE"),
        }
    }

    /// Begins a transaction that only reads, all of it from one moment.
    pub(crate) fn begin_read(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.batch("BEGIN DEFERRED"),
        }
    }

    /// Whether the engine ended a transaction on its own.
    pub(crate) fn lost_transaction(&self) -> bool {
        match self {
            Self::Sqlite(link) => link.is_idle(),
        }
    }

    /// The first row, if any.
    pub(crate) fn optional<T>(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        mut map: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut found = None;
        self.query(sql, params, &mut |row| {
            if found.is_none() {
                found = Some(map(row)?);
            }
            Ok(())
        })?;
        Ok(found)
    }
}
