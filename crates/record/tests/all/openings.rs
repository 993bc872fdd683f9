//! A house that cannot open says why in one plain sentence, and one that lost its database heals.

use crate::{
    garden::{GARDEN, name, name_of, settings, someone},
    places::{Somewhere, lasting},
};
use care::Authority;
use record::{Database, Keys, Record, Room, Settings};
use std::{fs, os::unix::fs::PermissionsExt};

fn refused(place: &Database, settings: Settings) -> String {
    let said = Record::open(place, &[GARDEN], settings).err();
    let said = said.expect("it must not open").to_string();
    assert!(said.ends_with('.') && !said.contains('\n'), "{said}");
    said
}

#[test]
fn what_cannot_be_opened_says_why() {
    let place = Somewhere::file();
    let dir = place.dir.path();
    let at = |name: &str| Database::Sqlite(dir.join(name));

    let said = refused(&at("no such folder/council.sqlite"), settings());
    assert!(said.contains("folder does not exist"), "{said}");

    fs::write(dir.join("letter.sqlite"), "Dear Sir or Madam, ".repeat(400)).expect("written");
    let said = refused(&at("letter.sqlite"), settings());
    assert!(said.contains("not a Homeward record"), "{said}");

    let said = refused(&at("council.sqlite"), settings());
    assert!(said.contains("put back the key file"), "{said}");

    let council = Authority::parse("E08000001").expect("a council");
    let other = Settings {
        council,
        ..place.settings.clone()
    };
    let said = refused(&at("council.sqlite"), other);
    assert!(
        said.contains("record of E08000010, not of E08000001"),
        "{said}"
    );

    let raw = rusqlite::Connection::open(dir.join("council.sqlite")).expect("opened");
    raw.execute("UPDATE council SET format = 99", [])
        .expect("from the future");
    let said = refused(&at("council.sqlite"), place.settings.clone());
    assert!(said.contains("newer Homeward"), "{said}");
}

#[test]
fn a_key_file_that_will_not_do_says_why() {
    let dir = tempfile::tempdir().expect("a folder");
    let refused = |keys: Result<Keys, record::OpenFault>| {
        let said = keys.expect_err("it must not open").to_string();
        assert!(said.ends_with('.') && !said.contains('\n'), "{said}");
        said
    };
    let path = dir.path().join("council.key");
    assert!(refused(Keys::open(&path)).contains("cannot be read"));
    Keys::create(&path).expect("made");
    let mode = fs::metadata(&path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner reads it");
    assert!(
        refused(Keys::create(&path)).contains("cannot be made"),
        "never over an old one"
    );
    Keys::open_or_create(&path).expect("opened");
    fs::write(&path, "homeward-key-1 0123").expect("written");
    assert!(refused(Keys::open(&path)).contains("not a Homeward key file"));
    fs::write(&path, "").expect("written");
    assert!(refused(Keys::open(&path)).contains("is empty"));
}

#[test]
fn an_old_key_still_opens_when_a_new_one_is_put_on_top() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    let sealed = Keys::create(&old)
        .and_then(|keys| Ok(keys.seal("12 Acacia Avenue", "here")?))
        .expect("sealed");
    Keys::create(&new).expect("made");
    let both = fs::read_to_string(&new).expect("read") + &fs::read_to_string(&old).expect("read");
    fs::write(&new, both).expect("written");
    let keys = Keys::open(&new).expect("opened");
    assert_eq!(
        keys.unseal(&sealed, "here").expect("opened"),
        "12 Acacia Avenue"
    );
    let anew = keys.seal("12 Acacia Avenue", "here").expect("sealed");
    let old = Keys::open(&old).expect("opened");
    assert!(old.unseal(&anew, "here").is_err(), "the new one seals");
}

#[test]
fn the_files_of_a_record_are_its_owners_alone() {
    let place = Somewhere::file();
    name(&place.record, someone(), "Jamie");
    for entry in fs::read_dir(place.dir.path()).expect("listed") {
        let entry = entry.expect("listed");
        let name = entry.file_name().to_string_lossy().into_owned();
        let mode = entry.metadata().expect("there").permissions().mode() & 0o777;
        // The ends hold hashes and nothing about anybody.
        let open = name.ends_with("-heads");
        assert!(open || mode == 0o600, "{name} has mode {mode:o}");
    }
}

#[test]
fn a_server_that_cannot_be_reached_says_why() {
    let place = |url: &str, schema: &str| Database::Postgres {
        url: url.to_owned(),
        schema: schema.to_owned(),
    };
    let said = refused(
        &place("postgres://homeward@127.0.0.1:1/postgres", "council"),
        settings(),
    );
    assert!(said.contains("cannot be reached"), "{said}");
    let said = refused(&place("http://example.test", "council"), settings());
    assert!(said.contains("database address"), "{said}");
    let said = refused(&place("postgres://a@b/c", "council; drop"), settings());
    assert!(said.contains("schema name"), "{said}");
}

#[test]
fn a_lost_connection_is_made_again() {
    let Some(place) = Somewhere::server() else {
        return;
    };
    let who = someone();
    name(&place.record, who, "Jamie");
    let mut raw = place.client();
    raw.batch_execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'homeward ' || current_schema() AND pid <> pg_backend_pid()",
    )
    .expect("cut off");
    assert_eq!(name_of(&place.record, who).as_deref(), Some("Jamie"));
    name(&place.record, who, "Jamie Lee");
    assert_eq!(name_of(&place.record, who).as_deref(), Some("Jamie Lee"));
    assert!(place.record.verify().expect("verified").is_sound());
}

/// The same room, grown by a column.
const GROWN: Room = Room {
    schema: &[
        "CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, name TEXT NOT NULL, told BIGINT NOT NULL,
         first_told TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS note (id BIGINT PRIMARY KEY, words TEXT NOT NULL)",
    ],
    tables: &["stay", "person"],
    kinds: &["named"],
    apply: |tx, fact| {
        let named: crate::garden::Named = fact.read()?;
        let at = tx.now();
        tx.execute(
            "INSERT INTO person (id, name, told, first_told) VALUES ($1, $2, 1, $3)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, told = person.told + 1",
            &[&fact.subject, &named.name, &at],
        )?;
        Ok(())
    },
    ..GARDEN
};

#[test]
fn a_room_that_changed_its_tables_has_them_filled_from_the_facts() {
    for mut place in lasting() {
        let who = someone();
        name(&place.record, who, "Jamie");
        let said_at = place.record.clock().now();
        place.record = Somewhere::memory().record.clone();
        let database = place.database.clone().expect("a place that stays");
        let later = Settings {
            clock: record::Clock::fixed("2027-01-01T00:00:00Z".parse().expect("a time")),
            ..place.settings.clone()
        };
        let grown = Record::open(&database, &[GROWN], later).expect("opened");
        let (words, at): (String, record::Timestamp) = grown
            .read(&crate::garden::caller(), |tx| {
                let sql = "SELECT name, first_told FROM person WHERE id = $1";
                Ok(tx.one(sql, &[&who], |row| {
                    Ok((row.get(0)?, row.get("first_told")?))
                })?)
            })
            .expect("read");
        assert_eq!((words.as_str(), at), ("Jamie", said_at), "{}", place.name);
        assert_eq!(grown.rebuild(true).expect("compared").difference, None);
    }
}
