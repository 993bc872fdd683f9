//! The places a record can be kept in: memory, a file, and a real PostgreSQL.
//!
//! `HOMEWARD_TEST_POSTGRES` is the address of a PostgreSQL these tests may make schemas in; `./test`
//! starts one and sets it. Without it the tests run on SQLite alone and say so.

use crate::garden::{GARDEN, settings};
use record::{Database, Record, Settings};

/// A place that goes away with its value.
pub struct Somewhere {
    pub name: &'static str,
    pub database: Option<Database>,
    pub record: Record,
    pub settings: Settings,
    pub dir: tempfile::TempDir,
}

impl Somewhere {
    /// A record in memory.
    pub fn memory() -> Self {
        let settings = settings();
        Self {
            name: "memory",
            database: None,
            record: Record::in_memory(&[GARDEN], settings.clone()),
            settings,
            dir: tempfile::tempdir().expect("a folder"),
        }
    }

    /// A record in a file.
    pub fn file() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let database = Database::Sqlite(dir.path().join("council.sqlite"));
        let keys = record::Keys::create(&dir.path().join("council.key")).expect("a key");
        let settings = Settings { keys, ..settings() };
        let record = Record::open(&database, &[GARDEN], settings.clone()).expect("opened");
        Self {
            name: "file",
            database: Some(database),
            record,
            settings,
            dir,
        }
    }

    /// A record in PostgreSQL, where there is one.
    pub fn server() -> Option<Self> {
        let url = postgres()?;
        let dir = tempfile::tempdir().expect("a folder");
        let schema = format!("t{}", uuid::Uuid::new_v4().simple());
        let database = Database::Postgres { url, schema };
        let keys = record::Keys::create(&dir.path().join("council.key")).expect("a key");
        let settings = Settings { keys, ..settings() };
        let record = Record::open(&database, &[GARDEN], settings.clone()).expect("opened");
        Some(Self {
            name: "postgres",
            database: Some(database),
            record,
            settings,
            dir,
        })
    }

    /// A second record over the same place, as a second server would have it.
    pub fn again(&self) -> Record {
        let database = self.database.as_ref().expect("a place that stays");
        Record::open(database, &[GARDEN], self.settings.clone()).expect("opened again")
    }

    /// A connection of one's own to PostgreSQL, inside the schema.
    pub fn client(&self) -> postgres::Client {
        let Some(Database::Postgres { url, schema }) = &self.database else {
            panic!("not PostgreSQL");
        };
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("connected");
        client
            .batch_execute(&format!("SET search_path TO {schema}"))
            .expect("the schema");
        client
    }
}

impl Drop for Somewhere {
    fn drop(&mut self) {
        if let Some(Database::Postgres { schema, .. }) = &self.database {
            let schema = schema.clone();
            let mut client = self.client();
            // What a failing test leaves behind does not matter: the server goes away too.
            let _ = client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE"));
        }
    }
}

/// Every place there is.
pub fn everywhere() -> Vec<Somewhere> {
    let mut places = vec![Somewhere::memory()];
    places.extend(lasting());
    places
}

/// Every place that outlives its record.
pub fn lasting() -> Vec<Somewhere> {
    let mut places = vec![Somewhere::file()];
    places.extend(Somewhere::server());
    places
}

/// The address of a PostgreSQL to test on.
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by ./test where PostgreSQL is"
)]
pub fn postgres() -> Option<String> {
    let url = std::env::var("HOMEWARD_TEST_POSTGRES").ok();
    if url.is_none() {
        println!("SKIPPED on PostgreSQL: HOMEWARD_TEST_POSTGRES is not set; run ./test");
    }
    url
}
