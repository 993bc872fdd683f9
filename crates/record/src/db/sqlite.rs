//! SQLite: connections, pragmas, statements.

use super::{Bind, Row, Value, value::Source};
use crate::refusal::{Fault, OpenFault};
use rusqlite::{
    CachedStatement, Connection, ErrorCode, OpenFlags, ToSql,
    config::DbConfig,
    types::{ToSqlOutput, ValueRef},
};
use std::{borrow::Cow, path::Path, time::Duration};

/// Versions before 3.51.3 can corrupt a file in WAL mode when two connections write and checkpoint
/// at once (sqlite.org/wal.html#walresetbug).
const OLDEST: i32 = 3_051_003;

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 512;

/// A connection to a SQLite file or to memory.
pub(crate) struct SqliteLink {
    pub(super) connection: Connection,
}

impl SqliteLink {
    /// Opens a file for writing, making it if there is none.
    pub(crate) fn file(path: &Path) -> Result<Self, OpenFault> {
        let fault = |error: rusqlite::Error| opening(path, &error);
        private(path);
        let link = Self::prepared(Connection::open(path).map_err(fault)?).map_err(fault)?;
        let mode: String = link
            .connection
            .query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))
            .map_err(fault)?;
        if mode != "wal" {
            return Err(OpenFault(format!(
                "The file {} is on a disk that cannot keep a write-ahead log; move it to a local disk.",
                path.display()
            )));
        }
        Ok(link)
    }

    /// Opens a file for reading only; the file must exist.
    pub(crate) fn reader(path: &Path) -> Result<Self, OpenFault> {
        let fault = |error: rusqlite::Error| opening(path, &error);
        let link = Self::prepared(
            Connection::open_with_flags(
                path,
                OpenFlags::SQLITE_OPEN_READ_WRITE
                    | OpenFlags::SQLITE_OPEN_NO_MUTEX
                    | OpenFlags::SQLITE_OPEN_URI,
            )
            .map_err(fault)?,
        )
        .map_err(fault)?;
        link.connection
            .execute_batch("PRAGMA query_only=ON")
            .map_err(fault)?;
        Ok(link)
    }

    /// Opens an empty record in memory.
    pub(crate) fn memory() -> Result<Self, OpenFault> {
        let path = Path::new(":memory:");
        let fault = |error: rusqlite::Error| opening(path, &error);
        Self::prepared(Connection::open_in_memory().map_err(fault)?).map_err(fault)
    }

    /// Makes a single file, without anything beside it once it is closed.
    pub(crate) fn bare(path: &Path) -> Result<Self, OpenFault> {
        let fault = |error: rusqlite::Error| opening(path, &error);
        private(path);
        let link = Self::prepared(Connection::open(path).map_err(fault)?).map_err(fault)?;
        // Tables are filled one after another, in whatever order the other engine lists them.
        link.connection
            .execute_batch("PRAGMA foreign_keys=OFF")
            .map_err(fault)?;
        Ok(link)
    }

    /// Opens a single file that is only read and that nobody writes.
    pub(crate) fn still(path: &Path) -> Result<Self, OpenFault> {
        let fault = |error: rusqlite::Error| opening(path, &error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let link = Connection::open_with_flags(path, flags).map_err(fault)?;
        Self::prepared(link).map_err(fault)
    }

    /// Opens a place that spills to disk and goes away by itself.
    pub(crate) fn scratch() -> Result<Self, OpenFault> {
        let path = Path::new("");
        let fault = |error: rusqlite::Error| opening(path, &error);
        let link = Self::prepared(Connection::open(path).map_err(fault)?).map_err(fault)?;
        link.connection
            .execute_batch(
                "PRAGMA temp_store=FILE; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF",
            )
            .map_err(fault)?;
        Ok(link)
    }

    /// Lets statements read a second file's tables, without writing to them.
    pub(crate) fn attach(&self, path: &Path, name: &str) -> Result<(), OpenFault> {
        let mut uri = String::from("file:");
        for byte in path.to_string_lossy().bytes() {
            match byte {
                b'?' | b'#' | b'%' => uri.push_str(&format!("%{byte:02x}")),
                _ => uri.push(char::from(byte)),
            }
        }
        uri.push_str("?mode=ro");
        self.connection
            .execute(&format!("ATTACH DATABASE ?1 AS {name}"), [uri])
            .map_err(|error| opening(path, &error))?;
        Ok(())
    }

    fn prepared(connection: Connection) -> rusqlite::Result<Self> {
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Without this a kept statement is planned again whenever a parameter's value changes
        // (sqlite.org/c3ref/prepare.html, on STAT4): a fifth of a page's time.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // A trigger must also see the delete hidden in an INSERT OR REPLACE, hence recursive.
        connection.execute_batch(
            "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; \
             PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768; \
             PRAGMA trusted_schema=OFF",
        )?;
        Ok(Self { connection })
    }

    /// Whether no transaction is open (SQLite ends one by itself when the disk is full).
    pub(crate) fn is_idle(&self) -> bool {
        self.connection.is_autocommit()
    }

    pub(crate) fn query(
        &self,
        sql: &str,
        params: &[&dyn Bind],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut statement = self.statement(sql, params)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| fault(&error))? {
            each(&Row(Source::Sqlite(row)))?;
        }
        Ok(())
    }

    pub(crate) fn execute(&self, sql: &str, params: &[&dyn Bind]) -> Result<u64, Fault> {
        let mut statement = self.statement(sql, params)?;
        let touched = statement.raw_execute().map_err(|error| fault(&error))?;
        Ok(touched as u64)
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<(), Fault> {
        self.connection
            .execute_batch(sql)
            .map_err(|error| fault(&error))
    }

    /// Writes the file anew without what was deleted, and empties the write-ahead log; `false` when
    /// a reader still needed the log.
    pub(crate) fn sweep(&self) -> Result<bool, Fault> {
        // A file of any size is written beside, not in memory.
        self.batch("PRAGMA temp_store=FILE; VACUUM main; PRAGMA temp_store=MEMORY")?;
        let mut free = true;
        self.query("PRAGMA main.wal_checkpoint(TRUNCATE)", &[], &mut |row| {
            free = row.get::<i64>(0)? == 0;
            Ok(())
        })?;
        Ok(free)
    }

    /// Prepares (or finds prepared) and binds. SQLite reads `$1` as a *name* and numbers names by
    /// first appearance, so each is bound by the number in its name.
    fn statement(&self, sql: &str, params: &[&dyn Bind]) -> Result<CachedStatement<'_>, Fault> {
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .map_err(|error| fault(&error))?;
        let wrong = || {
            Fault::Database(format!(
                "{} parameters were given to a statement that has others: {}",
                params.len(),
                opening_words(sql)
            ))
        };
        let count = statement.parameter_count();
        let mut highest = 0;
        for index in 1..=count {
            let number = statement
                .parameter_name(index)
                .and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok())
                .ok_or_else(wrong)?;
            let param = number
                .checked_sub(1)
                .and_then(|i| params.get(i))
                .ok_or_else(wrong)?;
            highest = highest.max(number);
            statement
                .raw_bind_parameter(index, Bound(param.value()))
                .map_err(|error| fault(&error))?;
        }
        // PostgreSQL refuses a parameter the statement does not name; so does this.
        if highest != params.len() || count != params.len() {
            return Err(wrong());
        }
        Ok(statement)
    }
}

/// Makes a file that only its owner can read, before SQLite would make one that anyone can. What
/// goes wrong here goes wrong again when SQLite opens it, and is told then.
fn private(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let _ = options.open(path);
}

struct Bound<'a>(Value<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match &self.0 {
            Value::Null => ValueRef::Null,
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Real(x) => ValueRef::Real(*x),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

pub(super) fn read<'r>(row: &'r rusqlite::Row<'_>, index: usize) -> Result<Value<'r>, String> {
    Ok(
        match row
            .get_ref(index)
            .map_err(|_| "there is no such column".to_owned())?
        {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(n) => Value::Int(n),
            ValueRef::Real(x) => Value::Real(x),
            ValueRef::Text(bytes) => Value::Text(Cow::Borrowed(
                std::str::from_utf8(bytes).map_err(|_| "text that is not UTF-8".to_owned())?,
            )),
            ValueRef::Blob(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
        },
    )
}

/// A statement's first words, for an error: statements are constants and hold nobody's data.
fn opening_words(sql: &str) -> String {
    sql.split_whitespace()
        .take(12)
        .collect::<Vec<_>>()
        .join(" ")
}

/// SQLite's messages name tables and columns, never values.
pub(super) fn fault(error: &rusqlite::Error) -> Fault {
    match error {
        rusqlite::Error::SqliteFailure(code, message) => {
            let text = message.clone().unwrap_or_else(|| code.to_string());
            match (code.code, code.extended_code) {
                (_, 2067 | 1555) => Fault::Unique(
                    text.trim_start_matches("UNIQUE constraint failed: ")
                        .to_owned(),
                ),
                (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Fault::Busy,
                _ => Fault::Database(text),
            }
        }
        rusqlite::Error::SqlInputError { msg, sql, .. } => {
            Fault::Database(format!("{msg}, in: {}", opening_words(sql)))
        }
        other => Fault::Database(other.to_string()),
    }
}

fn opening(path: &Path, error: &rusqlite::Error) -> OpenFault {
    let path = path.display();
    OpenFault(match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => format!(
            "The record {path} cannot be opened: the folder does not exist or may not be written to."
        ),
        Some(ErrorCode::NotADatabase) => format!(
            "The file {path} is not a Homeward record, or it is damaged; restore it from a backup."
        ),
        Some(ErrorCode::ReadOnly) => {
            format!("The record {path} cannot be written to: the file or its disk is read-only.")
        }
        Some(ErrorCode::DiskFull) => format!("The disk that holds {path} is full."),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            format!("The record {path} is being used by another program; stop it first.")
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            format!("The record {path} is damaged; restore it from a backup.")
        }
        _ => format!("The record {path} cannot be opened: {error}."),
    })
}

/// Refuses a SQLite that can corrupt its own files.
pub(crate) fn assert_version() -> Result<(), OpenFault> {
    let found = rusqlite::version_number();
    if found < OLDEST {
        return Err(OpenFault(format!(
            "This program was built with SQLite {}, which can damage its files; it needs 3.51.3 or newer.",
            rusqlite::version()
        )));
    }
    Ok(())
}
