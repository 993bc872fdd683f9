//! A record survives the loss of its place.

use crate::{
    garden::{GARDEN, Named, caller, clock, lived, look_at, name, name_of, someone},
    places::{Somewhere, everywhere, postgres},
};
use care::{Authority, ids::SubjectId};
use jiff::civil::date;
use record::{Database, Keys, Record, Saying, Settings};
use std::sync::atomic::{AtomicBool, Ordering};

fn furnish(record: &Record) -> SubjectId {
    let who = someone();
    name(record, who, "Zoë O’Brien");
    record
        .write(&caller(), |tx| {
            lived(tx, who, "12 Acacia Avenue", date(2026, 3, 1))?;
            tx.execute(
                "INSERT INTO note (id, words) VALUES (1, 'kept as it is')",
                &[],
            )?;
            for n in 0..900 {
                let name = format!("Person {n}");
                tx.say(someone(), &Named { name }, Saying::from("a file"))?;
            }
            Ok(())
        })
        .expect("said");
    let looks: Vec<_> = (0..500).map(|_| look_at(who)).collect();
    record.log_looks(&looks).expect("logged");
    who
}

/// Empty places to restore into, on both engines.
fn empty_places(dir: &tempfile::TempDir) -> Vec<Database> {
    let mut places = vec![Database::Sqlite(dir.path().join("restored.sqlite"))];
    if let Some(url) = postgres() {
        let schema = format!("t{}", uuid::Uuid::new_v4().simple());
        places.push(Database::Postgres { url, schema });
    }
    places
}

fn clear(place: &Database) {
    if let Database::Postgres { url, schema } = place {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("connected");
        client
            .batch_execute(&format!("DROP SCHEMA {schema} CASCADE"))
            .expect("dropped");
    }
}

#[test]
fn a_backup_is_the_record_on_either_engine() {
    for place in everywhere() {
        let who = furnish(&place.record);
        let file = place.dir.path().join("backup.homeward");
        let made = place.record.backup(&file).expect("backed up");
        assert_eq!((made.facts, made.looks), (902, 500));
        // One file that only its owner reads, and nobody's address in it.
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file)
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let bytes = std::fs::read(&file).expect("read");
        assert!(
            !bytes.windows(6).any(|w| w == b"Acacia"),
            "sealed content stays sealed"
        );
        for empty in empty_places(&place.dir) {
            let restored = Record::restore(&file, &empty, &[GARDEN], place.settings.clone());
            let (record, label) = restored.expect("restored");
            assert_eq!(label, made);
            assert_eq!(name_of(&record, who).as_deref(), Some("Zoë O’Brien"));
            let (places, words): (String, String) = record
                .read(&caller(), |tx| {
                    let place =
                        tx.one("SELECT place FROM stay WHERE person = $1", &[&who], |row| {
                            row.get(0)
                        })?;
                    Ok((
                        place,
                        tx.one("SELECT words FROM note", &[], |row| row.get(0))?,
                    ))
                })
                .expect("read");
            assert_eq!(
                (places.as_str(), words.as_str()),
                ("12 Acacia Avenue", "kept as it is")
            );
            let found = record.verify().expect("verified");
            assert!(found.is_sound(), "{found}");
            assert!(found.ends_compared || place.name == "memory", "{found}");
            assert_eq!(record.rebuild(true).expect("compared").difference, None);
            // Life goes on where it stopped.
            name(&record, who, "Zoë");
            record.log_looks(&[look_at(who)]).expect("logged");
            assert!(record.verify().expect("verified").is_sound());
            // And never twice into one place.
            let again = Record::restore(&file, &empty, &[GARDEN], place.settings.clone());
            let said = again.err().expect("refused").to_string();
            assert!(said.contains("restore into an empty place"), "{said}");
            drop(record);
            clear(&empty);
        }
    }
}

#[test]
fn a_backup_is_of_one_moment_while_the_house_serves() {
    for place in crate::places::lasting() {
        furnish(&place.record);
        let stop = AtomicBool::new(false);
        let file = place.dir.path().join("backup.homeward");
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut said = 0;
                while !stop.load(Ordering::Relaxed) {
                    name(&place.record, someone(), "Somebody new");
                    place
                        .record
                        .log_looks(&[look_at(someone())])
                        .expect("logged");
                    said += 1;
                }
                said
            });
            let made = place.record.backup(&file).expect("backed up");
            stop.store(true, Ordering::Relaxed);
            let said: i64 = writer.join().expect("wrote");
            assert!(said > 0 && made.facts >= 902, "{}", place.name);
        });
        let empty = Database::Sqlite(place.dir.path().join("restored.sqlite"));
        let settings = place.settings.clone();
        let (record, _) = Record::restore(&file, &empty, &[GARDEN], settings).expect("restored");
        assert_eq!(record.rebuild(true).expect("compared").difference, None);
    }
}

#[test]
fn what_cannot_be_restored_says_why_in_one_sentence() {
    let place = Somewhere::file();
    furnish(&place.record);
    let dir = place.dir.path();
    let good = dir.join("good");
    place.record.backup(&good).expect("backed up");
    let to = Database::Sqlite(dir.join("restored.sqlite"));
    let refused = |from: &std::path::Path, settings: Settings| {
        let said = Record::restore(from, &to, &[GARDEN], settings).err();
        let said = said.expect("refused").to_string();
        assert!(said.ends_with('.') && !said.contains('\n'), "{said}");
        assert!(!dir.join("restored.sqlite").exists());
        said
    };
    let settings = || place.settings.clone();

    assert!(
        place
            .record
            .backup(&good)
            .expect_err("refused")
            .0
            .contains("already a file")
    );
    let nowhere = dir.join("no such folder/backup");
    assert!(
        place
            .record
            .backup(&nowhere)
            .expect_err("refused")
            .0
            .contains("folder")
    );
    assert!(refused(&dir.join("nothing"), settings()).contains("no backup at"));

    let text = dir.join("text");
    std::fs::write(
        &text,
        "this is a letter, not a backup, and it goes on for a while",
    )
    .expect("written");
    assert!(refused(&text, settings()).contains("not a"));

    let mut bytes = std::fs::read(&good).expect("read");
    let half = dir.join("half");
    std::fs::write(&half, &bytes[..bytes.len() / 2]).expect("written");
    refused(&half, settings());

    let at = bytes
        .windows(10)
        .position(|w| w == b"Person 799")
        .expect("in the file");
    bytes[at] ^= 1;
    let flipped = dir.join("flipped");
    std::fs::write(&flipped, &bytes).expect("written");
    assert!(refused(&flipped, settings()).contains("content was changed"));

    let wrong_key = Settings {
        keys: Keys::ephemeral(),
        ..settings()
    };
    assert!(refused(&good, wrong_key).contains("key"));
    let council = Authority::parse("E08000001").expect("a council");
    let other = Settings {
        council,
        clock: clock(),
        ..settings()
    };
    assert!(refused(&good, other).contains("record of E08000010"));

    Record::restore(&good, &to, &[GARDEN], settings()).expect("the good one restores");
}
