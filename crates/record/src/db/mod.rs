//! One SQL text, two engines.
//!
//! Statements are portable: `$1` parameters; columns `TEXT`, `BIGINT`, `DOUBLE PRECISION` or
//! `BYTEA`; dates as ISO text, times as fixed-width RFC 3339 text, ids as hyphenated text, yes and
//! no as 1 and 0, money in whole pence; no date arithmetic, arrays or `ILIKE`; sums of integers as
//! `CAST(sum(..) AS bigint)`. What differs between SQLite and PostgreSQL differs inside this
//! module and nowhere else.

mod columns;
mod group;
mod pool;
mod postgres;
mod schema;
mod sqlite;
mod tls;
mod value;

pub use columns::Columns;
pub(crate) use group::Group;
pub(crate) use pool::{Held, Pool};
pub(crate) use postgres::PostgresLink;
pub(crate) use schema::{access_log_table, fact_guards, guards, own_tables, without_fact_guards};
pub(crate) use sqlite::{SqliteLink, assert_version};
pub use value::{Bind, Column, Place, Row, Value};

use crate::refusal::Fault;

thread_local! {
    static STATEMENTS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// How many statements this thread has run so far: for the log, and for tests that hold a page to
/// few.
pub fn statements() -> u64 {
    STATEMENTS.get()
}

/// Which engine a connection speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, or memory.
    Sqlite,
    /// One schema of a PostgreSQL database.
    Postgres,
}

/// A column of a table.
pub(crate) struct TableColumn {
    pub(crate) name: String,
    pub(crate) text: bool,
}

/// A connection to one council's record.
pub(crate) enum Link {
    Sqlite(SqliteLink),
    Postgres(Box<PostgresLink>),
}

impl Link {
    pub(crate) fn server(link: PostgresLink) -> Self {
        Self::Postgres(Box::new(link))
    }

    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs a statement with parameters and gives each row to `each`, which may stop it.
    pub(crate) fn query(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        STATEMENTS.set(STATEMENTS.get() + 1);
        match self {
            Self::Sqlite(link) => link.query(sql, params, each),
            Self::Postgres(link) => link.query(sql, params, each),
        }
    }

    /// Runs a statement with parameters; gives how many rows it touched.
    pub(crate) fn execute(&mut self, sql: &str, params: &[&dyn Bind]) -> Result<u64, Fault> {
        STATEMENTS.set(STATEMENTS.get() + 1);
        match self {
            Self::Sqlite(link) => link.execute(sql, params),
            Self::Postgres(link) => link.execute(sql, params),
        }
    }

    /// Runs statements without parameters or rows, separated by semicolons.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.batch(sql),
            Self::Postgres(link) => link.batch(sql),
        }
    }

    /// Writes the record's file, or the list of facts, anew, so that nothing deleted is left in it.
    pub(crate) fn sweep(&mut self) -> Result<bool, Fault> {
        match self {
            Self::Sqlite(link) => link.sweep(),
            Self::Postgres(link) => link.batch("VACUUM (FULL) fact").map(|()| true),
        }
    }

    /// Begins a transaction that writes and is the only one to add to `list`.
    pub(crate) fn begin_write(&mut self, list: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.batch("BEGIN IMMEDIATE"),
            Self::Postgres(link) => link.begin_holding(list),
        }
    }

    /// Begins a transaction that only reads, all of it from one moment.
    pub(crate) fn begin_read(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(link) => link.batch("BEGIN DEFERRED"),
            Self::Postgres(link) => link.begin_read(),
        }
    }

    /// Whether there is no transaction to end: the engine ended it on its own.
    pub(crate) fn lost_transaction(&self) -> bool {
        match self {
            Self::Sqlite(link) => link.is_idle(),
            Self::Postgres(link) => link.is_idle(),
        }
    }

    /// Whether a table of this name is there.
    pub(crate) fn has_table(&mut self, table: &str) -> Result<bool, Fault> {
        let sql = match self.engine() {
            Engine::Sqlite => "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1",
            Engine::Postgres => {
                "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1"
            }
        };
        Ok(self.optional(sql, &[&table], |_| Ok(()))?.is_some())
    }

    /// The ordinary tables in the order they were made where the engine knows it, by name
    /// elsewhere.
    pub(crate) fn tables(&mut self) -> Result<Vec<String>, Fault> {
        let sql = match self.engine() {
            Engine::Sqlite => {
                "SELECT s.name FROM sqlite_schema s
                 JOIN pragma_table_list(s.name) t ON t.schema = 'main' AND t.type = 'table'
                 WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%'
                 ORDER BY s.rowid"
            }
            Engine::Postgres => {
                "SELECT CAST(tablename AS text) FROM pg_catalog.pg_tables
                 WHERE schemaname = current_schema() ORDER BY tablename"
            }
        };
        let mut found = Vec::new();
        self.query(sql, &[], &mut |row| {
            found.push(row.get(0)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The columns of an ordinary table in their order; none when there is no such table.
    pub(crate) fn columns(&mut self, table: &str) -> Result<Vec<TableColumn>, Fault> {
        let sql = match self.engine() {
            Engine::Sqlite => {
                "SELECT c.name, upper(c.type) = 'TEXT' FROM pragma_table_info($1) c
                 JOIN pragma_table_list($1) t ON t.schema = 'main' AND t.type = 'table'
                 ORDER BY c.cid"
            }
            Engine::Postgres => {
                "SELECT column_name, data_type = 'text' FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
            }
        };
        let mut found = Vec::new();
        self.query(sql, &[&table], &mut |row| {
            found.push(TableColumn {
                name: row.get(0)?,
                text: row.get(1)?,
            });
            Ok(())
        })?;
        Ok(found)
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
