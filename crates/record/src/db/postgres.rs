// Long because: all that is peculiar to PostgreSQL, so that nothing else need know it.

//! PostgreSQL: connections, statements, and what its errors mean.

use super::{Bind, Row, Value, value::Source};
use crate::refusal::{Fault, OpenFault};
use postgres::{
    Client, Config, Statement,
    error::SqlState,
    fallible_iterator::FallibleIterator,
    types::{FromSql, IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};
use std::{borrow::Cow, collections::HashMap, error::Error, time::Duration};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How many prepared statements a connection keeps; beyond it the cache starts afresh.
const STATEMENTS: usize = 512;

/// A connection to one council's schema, made when it is first needed and again when it was lost.
pub(crate) struct PostgresLink {
    config: Config,
    tls: MakeRustlsConnect,
    schema: String,
    client: Option<Client>,
    statements: HashMap<Box<str>, Statement>,
    in_transaction: bool,
}

impl PostgresLink {
    /// Prepares to connect; nothing is connected yet.
    pub(crate) fn new(url: &str, schema: &str) -> Result<Self, OpenFault> {
        let (mut config, tls) = super::tls::of_address(url)?;
        let sound = !schema.is_empty()
            && schema.len() <= 60
            && schema.starts_with(|c: char| c.is_ascii_lowercase())
            && schema
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !sound {
            return Err(OpenFault(format!(
                "The schema name {schema:?} will not do: use small letters, digits and underscores."
            )));
        }
        config.application_name(&format!("homeward {schema}"));
        config.connect_timeout(Duration::from_secs(5));
        config.keepalives_idle(Duration::from_secs(30));
        Ok(Self {
            config,
            tls,
            schema: schema.to_owned(),
            client: None,
            statements: HashMap::new(),
            in_transaction: false,
        })
    }

    /// Another connection to the same place.
    pub(crate) fn another(&self) -> Self {
        Self {
            config: self.config.clone(),
            tls: self.tls.clone(),
            schema: self.schema.clone(),
            client: None,
            statements: HashMap::new(),
            in_transaction: false,
        }
    }

    /// Connects now and makes the schema if it is not there.
    pub(crate) fn create_schema(&mut self) -> Result<(), OpenFault> {
        let schema = self.schema.clone();
        let client = self.connected().map_err(|fault| match fault {
            Fault::Database(why) => OpenFault(format!("The database cannot be reached: {why}.")),
            other => other.into(),
        })?;
        client
            .batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS \"{schema}\""))
            .map_err(|error| {
                OpenFault(format!(
                    "The schema {schema} cannot be made: {}.",
                    described(&error)
                ))
            })
    }

    fn connected(&mut self) -> Result<&mut Client, Fault> {
        if self.client.as_ref().is_none_or(Client::is_closed) {
            self.hang_up();
            let mut client = self
                .config
                .connect(self.tls.clone())
                .map_err(|error| Fault::Database(described(&error)))?;
            // Only this council's schema can be reached. A lock that another server holds is
            // waited for as long as a place in the queue would be, and then the house is busy.
            client
                .batch_execute(&format!(
                    "SET search_path TO \"{}\"; SET client_min_messages TO warning; \
                     SET lock_timeout TO '5s'",
                    self.schema
                ))
                .map_err(|error| Fault::Database(described(&error)))?;
            self.client = Some(client);
        }
        self.client
            .as_mut()
            .ok_or_else(|| Fault::Database("there is no connection".to_owned()))
    }

    fn hang_up(&mut self) {
        self.statements.clear();
        self.in_transaction = false;
        if let Some(client) = self.client.take() {
            // Closing waits for the network, and must not happen on a thread that serves others.
            std::thread::spawn(move || drop(client));
        }
    }

    pub(crate) fn begin_read(&mut self) -> Result<(), Fault> {
        self.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// Begins a transaction that holds a list's lock, and so is alone among its appenders.
    pub(crate) fn begin_holding(&mut self, list: &str) -> Result<(), Fault> {
        let key = self.lock_key(list);
        self.begin(&format!("BEGIN; SELECT pg_advisory_xact_lock({key})"))
    }

    fn begin(&mut self, sql: &str) -> Result<(), Fault> {
        if self.in_transaction {
            // Left open by an earlier failure: never build upon it.
            self.hang_up();
        }
        // A connection that sat idle may have been cut off meanwhile: one new one is worth a try.
        let first = self.connected()?.batch_execute(sql);
        if let Err(error) = first {
            if !self.client.as_ref().is_none_or(Client::is_closed) {
                return Err(self.fault(&error, sql));
            }
            self.connected()?
                .batch_execute(sql)
                .map_err(|error| Fault::Database(described(&error)))?;
        }
        self.in_transaction = true;
        Ok(())
    }

    fn lock_key(&self, list: &str) -> i64 {
        let mut link = crate::chain::Link::new("homeward 1 lock");
        link.text(&self.schema);
        link.text(list);
        let hash = link.finish();
        hash.first_chunk::<8>()
            .map_or(0, |bytes| i64::from_le_bytes(*bytes))
    }

    /// Whether there is no transaction to end.
    pub(crate) fn is_idle(&self) -> bool {
        !self.in_transaction || self.client.as_ref().is_none_or(Client::is_closed)
    }

    pub(crate) fn query(
        &mut self,
        sql: &str,
        params: &[&dyn Bind],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let statement = self.statement(sql)?;
        let given = Given::all(params);
        let client = self.connected()?;
        let outcome = (|| {
            let mut rows =
                client.query_raw(&statement, given.iter().map(|g| g as &(dyn ToSql + Sync)))?;
            let mut stopped = Ok(());
            while let Some(row) = rows.next()? {
                stopped = each(&Row(Source::Postgres(&row)));
                if stopped.is_err() {
                    break;
                }
            }
            Ok(stopped)
        })();
        match outcome {
            Ok(stopped) => stopped,
            Err(error) => Err(self.fault(&error, sql)),
        }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[&dyn Bind]) -> Result<u64, Fault> {
        let statement = self.statement(sql)?;
        let given = Given::all(params);
        let given: Vec<&(dyn ToSql + Sync)> = given.iter().map(|g| g as _).collect();
        let done = self.connected()?.execute(&statement, &given);
        done.map_err(|error| self.fault(&error, sql))
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        let done = self.connected()?.batch_execute(sql);
        if matches!(sql, "COMMIT" | "ROLLBACK") {
            self.in_transaction = false;
        }
        done.map_err(|error| self.fault(&error, sql))
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, Fault> {
        if self.client.as_ref().is_some_and(Client::is_closed) {
            self.hang_up();
        }
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let made = self.connected()?.prepare(sql);
        let statement = made.map_err(|error| self.fault(&error, sql))?;
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        self.statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    /// A fault's text names codes, tables and rules; the server's own details quote values, so
    /// they are left out.
    fn fault(&mut self, error: &postgres::Error, sql: &str) -> Fault {
        let Some(database) = error.as_db_error() else {
            if error.is_closed() || self.client.as_ref().is_none_or(Client::is_closed) {
                self.hang_up();
            }
            let why = error.source().map(ToString::to_string);
            return Fault::Database(format!(
                "{error}{}",
                why.map_or_else(String::new, |why| format!(" ({why})"))
            ));
        };
        let code = database.code();
        if [
            SqlState::T_R_SERIALIZATION_FAILURE,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::LOCK_NOT_AVAILABLE,
        ]
        .contains(code)
        {
            return Fault::Busy;
        }
        if *code == SqlState::FEATURE_NOT_SUPPORTED && database.message().contains("cached plan") {
            // A table was made anew in another shape under a prepared statement.
            self.statements.clear();
            return Fault::Busy;
        }
        if *code == SqlState::UNIQUE_VIOLATION {
            let rule = database.constraint().unwrap_or("a unique rule");
            // Another server appended first: its end of the list was not yet in our snapshot.
            if matches!(rule, "fact_pkey" | "access_log_pkey") {
                return Fault::Busy;
            }
            return Fault::Unique(rule.to_owned());
        }
        let words = sql
            .split_whitespace()
            .take(12)
            .collect::<Vec<_>>()
            .join(" ");
        let what = if code.code().starts_with("22") {
            "a value that does not fit"
        } else {
            database.message()
        };
        Fault::Database(format!("{} {what}, in: {words}", code.code()))
    }
}

impl Drop for PostgresLink {
    fn drop(&mut self) {
        self.hang_up();
    }
}

/// Why a connection could not be made, in words.
fn described(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(
        || {
            error
                .source()
                .map_or_else(|| error.to_string(), ToString::to_string)
        },
        |database| database.message().to_owned(),
    )
}

#[derive(Debug)]
struct Given<'a>(Value<'a>);

impl<'a> Given<'a> {
    fn all(params: &'a [&'a dyn Bind]) -> Vec<Self> {
        params.iter().map(|param| Self(param.value())).collect()
    }
}

impl ToSql for Given<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (&self.0, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Text(text), &(Type::TEXT | Type::VARCHAR | Type::UNKNOWN | Type::NAME)) => {
                text.as_ref().to_sql(ty, out)
            }
            (Value::Int(n), &Type::INT8) => n.to_sql(ty, out),
            (Value::Int(n), &Type::INT4) => i32::try_from(*n)?.to_sql(ty, out),
            (Value::Int(n), &Type::INT2) => i16::try_from(*n)?.to_sql(ty, out),
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
            (Value::Int(n), &Type::FLOAT8) => (*n as f64).to_sql(ty, out),
            (Value::Real(x), &Type::FLOAT8) => x.to_sql(ty, out),
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.as_ref().to_sql(ty, out),
            (value, ty) => Err(format!("{} was given where {ty} is wanted", value.sort()).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *ty {
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN | Type::BPCHAR => {
                Value::Text(Cow::Borrowed(<&str>::from_sql(ty, raw)?))
            }
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            // A comparison is 1 or 0, as SQLite has it.
            Type::BOOL => Value::Int(bool::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => Value::Real(f32::from_sql(ty, raw)?.into()),
            Type::BYTEA => Value::Bytes(Cow::Borrowed(<&[u8]>::from_sql(ty, raw)?)),
            _ => {
                return Err(format!(
                    "a column of type {ty}: cast it to bigint, text or double precision"
                )
                .into());
            }
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

pub(super) fn read(row: &postgres::Row, index: usize) -> Result<Value<'_>, String> {
    row.try_get::<_, Value<'_>>(index).map_err(|error| {
        error
            .source()
            .map_or_else(|| error.to_string(), ToString::to_string)
    })
}
