//! A record and the two years of returns kept as fixtures.

use care::Authority;
use jiff::Timestamp;
use record::{Caller, Clock, Database, Keys, Record, Room, Settings};
use rulebook::{Input, Problem, Return};
use std::path::{Path, PathBuf};

/// An empty record of a council, on 22 November 2026.
pub fn record() -> Record {
    record_of(rooms::ALL, settings())
}

/// An empty record of some rooms: in SQLite, or in a schema of its own of a real PostgreSQL when
/// `HOMEWARD_TEST_ROOMS` is `postgres`. `./test` runs these tests both ways.
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by ./test where PostgreSQL is"
)]
pub fn record_of(rooms: &[Room], settings: Settings) -> Record {
    if std::env::var("HOMEWARD_TEST_ROOMS").as_deref() != Ok("postgres") {
        return Record::in_memory(rooms, settings);
    }
    let place = Database::Postgres {
        url: std::env::var("HOMEWARD_TEST_POSTGRES").expect("./test says where PostgreSQL is"),
        schema: format!("t{}", uuid::Uuid::new_v4().simple()),
    };
    Record::open(&place, rooms, settings).unwrap()
}

/// How the test's records are set.
pub fn settings() -> Settings {
    let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
    Settings {
        clock: Clock::fixed(now),
        council: Authority::WIGAN,
        keys: Keys::ephemeral(),
    }
}

/// The house itself.
pub fn house() -> Caller {
    Caller::system("test")
}

/// The fixture files of some years, by name and content.
pub fn files(years: &[&str]) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebook/fixtures");
    let mut found: Vec<(String, Vec<u8>)> = years
        .iter()
        .flat_map(|year| std::fs::read_dir(root.join(year)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path: &PathBuf| path.extension().is_some_and(|e| e == "csv"))
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

/// Reads files into returns, a year each.
pub fn returns(files: &[(String, Vec<u8>)]) -> (Vec<Return>, Vec<Problem>) {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    rulebook::read::read_years(&inputs)
}
