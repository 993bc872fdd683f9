//! Erasing what was said about one person: it is gone everywhere, everything else holds, and there
//! is no other way to do it.

use crate::{
    garden::{GARDEN, Lived, Named, caller, look_at, name, name_of, settings, someone},
    places::{Somewhere, everywhere, lasting},
};
use care::ids::{MemberId, SubjectId};
use jiff::civil::date;
use record::{Content, Erased, Erasing, Record, Refusal, Saying};

/// What stands in one person's record and nowhere else.
const WORDS: [&str; 5] = ["Zqname", "Zqplace", "Zqsource", "Zqreason", "Zqother"];

fn erasing() -> Erasing {
    Erasing {
        why: "kept for as long as the law asks".to_owned(),
        rule: "looked_after".to_owned(),
        asked_by: (MemberId(uuid::Uuid::now_v7()), "Ann Asker".to_owned()),
        asked_at: "2026-11-20T09:00:00Z".parse().expect("a time"),
        agreed_by: (MemberId(uuid::Uuid::now_v7()), "Bo Agreer".to_owned()),
    }
}

/// Two people; the first is named in a fact about the second, too.
fn fill(record: &Record) -> (SubjectId, SubjectId) {
    let (gone, stays) = (someone(), someone());
    name(record, stays, "Somebody who stays");
    record
        .write(&caller(), |tx| {
            let first = tx.say(
                gone,
                &Named {
                    name: "Zqname first".to_owned(),
                },
                Saying::from("Zqsource"),
            )?;
            tx.say(
                gone,
                &Named {
                    name: "Zqname".to_owned(),
                },
                Saying::from("worker").replacing(first, "Zqreason"),
            )?;
            let place = "Zqplace".to_owned();
            let since = Saying::from("worker").since(date(2020, 3, 1));
            tx.say(gone, &Lived { place }, since)?;
            let place = format!("Zqother, with {gone}");
            tx.say(stays, &Lived { place }, Saying::from("worker"))?;
            tx.execute(
                "INSERT INTO note (id, words) VALUES (1, $1), (2, 'of nobody')",
                &[&format!("Zqother {gone}")],
            )?;
            Ok(())
        })
        .expect("said");
    name(record, stays, "Somebody who stays, later");
    record
        .log_looks(&[look_at(gone), look_at(stays)])
        .expect("logged");
    (gone, stays)
}

fn erase(record: &Record, gone: SubjectId) -> usize {
    record
        .write(&caller(), |tx| {
            let named = gone.to_string();
            Ok(tx.erase(gone, &[], &erasing(), |fact| {
                fact.content.to_string().contains(&named)
            })?)
        })
        .expect("erased")
}

fn count(record: &Record, sql: &str) -> i64 {
    record
        .read(&caller(), |tx| Ok(tx.one(sql, &[], |row| row.get(0))?))
        .expect("counted")
}

#[test]
fn what_was_said_is_gone_and_everything_else_holds() {
    for place in everywhere() {
        let record = &place.record;
        let (gone, stays) = fill(record);
        assert_eq!(erase(record, gone), 4, "{}", place.name);
        assert_eq!(name_of(record, gone), None);
        assert_eq!(
            name_of(record, stays).as_deref(),
            Some("Somebody who stays, later")
        );
        assert_eq!(count(record, "SELECT count(*) FROM stay"), 0);
        assert_eq!(count(record, "SELECT count(*) FROM note"), 1);
        assert_eq!(count(record, "SELECT count(*) FROM fact"), 7);
        assert_eq!(count(record, "SELECT count(*) FROM access_log"), 2);
        // What remains: that somebody was erased, when, by whom, why.
        let left = record
            .read(&caller(), |tx| Ok(tx.facts_of(gone, None)?))
            .expect("read");
        let [left] = left.as_slice() else {
            panic!("{left:?}")
        };
        let said: Erased = left.read().expect("an erasure");
        assert_eq!(
            (said.entries.as_slice(), said.agreed_by_name.as_str()),
            ([2, 3, 4, 5].as_slice(), "Bo Agreer")
        );
        // The same record goes on.
        name(record, stays, "Somebody who stays, later still");
        let verified = record.verify().expect("verified");
        assert!(verified.is_sound(), "{}: {verified}", place.name);
        assert_eq!((verified.facts, verified.erased), (8, 4));
        let compared = record.rebuild(true).expect("compared");
        assert_eq!(compared.difference, None, "{}", place.name);
        assert_eq!(compared.facts, 4);
        record.rebuild(false).expect("rebuilt");
        let then = record
            .as_known(&caller(), &[gone, stays], record.clock().now())
            .expect("as known");
        assert_eq!(name_of(&then, gone), None);
        assert!(name_of(&then, stays).is_some());
    }
}

#[test]
fn no_byte_of_it_is_left_in_the_database() {
    for place in lasting() {
        let record = &place.record;
        let (gone, _) = fill(record);
        let kept = |place: &Somewhere| -> Vec<u8> {
            if place.name == "postgres" {
                let mut client = place.client();
                let mut all = String::new();
                let tables = client
                    .query("SELECT CAST(tablename AS text) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()", &[])
                    .expect("tables");
                for table in tables {
                    let table: String = table.get(0);
                    for row in client
                        .query(&format!("SELECT CAST(t.* AS text) FROM {table} t"), &[])
                        .expect("rows")
                    {
                        all.push_str(row.get::<_, Option<&str>>(0).unwrap_or_default());
                    }
                }
                all.into_bytes()
            } else {
                let mut all = Vec::new();
                for entry in std::fs::read_dir(place.dir.path()).expect("files") {
                    all.extend(std::fs::read(entry.expect("a file").path()).expect("bytes"));
                }
                all
            }
        };
        let has = |bytes: &[u8], word: &str| {
            bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes())
        };
        let before = kept(&place);
        assert!(has(&before, "Zqname") && has(&before, "Zqreason") && has(&before, "Zqsource"));
        let sealed: Vec<String> = record
            .read(&caller(), |tx| {
                let sql = "SELECT content FROM fact WHERE kind = 'lived'";
                Ok(tx.rows(sql, &[], |row| row.get(0))?)
            })
            .expect("sealed");
        assert!(sealed.len() == 2 && has(&before, &sealed[0]));
        erase(record, gone);
        assert!(record.sweep().expect("swept"), "{}", place.name);
        let after = kept(&place);
        for word in WORDS.into_iter().chain(sealed.iter().map(String::as_str)) {
            assert!(!has(&after, word), "{}: {word}", place.name);
        }
        assert!(has(&after, "Somebody who stays"), "{}", place.name);
        assert!(record.verify().expect("verified").is_sound());

        // A backup of it is whole, and can be put back on a file.
        let to = place.dir.path().join("backup");
        record.backup(&to).expect("backed up");
        let again = record::Database::Sqlite(place.dir.path().join("again.sqlite"));
        let (restored, _) =
            Record::restore(&to, &again, &[GARDEN], place.settings.clone()).expect("restored");
        assert_eq!(restored.verify().expect("verified").erased, 4);
        assert_eq!(name_of(&restored, gone), None);
    }
}

/// An erasure that names some entries.
fn of(entries: Vec<i64>) -> Erased {
    let said = erasing();
    Erased {
        why: said.why,
        rule: said.rule,
        asked_by: said.asked_by.0,
        asked_by_name: said.asked_by.1,
        asked_at: said.asked_at,
        agreed_by: said.agreed_by.0,
        agreed_by_name: said.agreed_by.1,
        entries,
        digest: String::new(),
    }
}

const BLANK: &str = "UPDATE fact SET content = NULL, salt = NULL, valid_from = NULL, \
                     valid_to = NULL, source = '', reason = NULL";

#[test]
fn the_door_opens_for_what_the_last_entry_names_and_for_nothing_else() {
    for place in everywhere() {
        let (gone, stays) = fill(&place.record);
        if place.name == "postgres" {
            // The guard's second lock is taken off, to try the first alone.
            place
                .client()
                .batch_execute("GRANT UPDATE ON fact TO CURRENT_USER")
                .expect("granted");
        }
        let tried = |entries: &[i64], then: bool, sql: &str| -> bool {
            let done = place.record.write(&caller(), |tx| {
                tx.say(gone, &of(entries.to_vec()), Saying::from("test"))?;
                if then {
                    let name = "afterwards".to_owned();
                    tx.say(stays, &Named { name }, Saying::from("test"))?;
                }
                tx.execute(sql, &[])?;
                // What would have been let through is not kept.
                Err::<(), _>(Refusal::NotFound)
            });
            match done {
                Err(Refusal::NotFound) => true,
                Err(Refusal::Fault(_)) => false,
                other => panic!("{other:?}"),
            }
        };
        let two = format!("{BLANK} WHERE seq = 2");
        assert!(tried(&[2], false, &two), "{}", place.name);
        for (entries, then, sql) in [
            (&[3][..], false, two.clone()),
            (&[], false, two.clone()),
            (&[2], true, two.clone()),
            (&[2], false, format!("{BLANK} WHERE seq <= 2")),
            (
                &[2],
                false,
                format!("{BLANK}, kind = 'other' WHERE seq = 2"),
            ),
            (
                &[2],
                false,
                format!("{BLANK}, recorded_by = '' WHERE seq = 2"),
            ),
            (&[2], false, format!("{BLANK}, hash = salt WHERE seq = 2")),
            (
                &[2],
                false,
                "UPDATE fact SET content = NULL, salt = NULL WHERE seq = 2".to_owned(),
            ),
            (
                &[2],
                false,
                "UPDATE fact SET content = 'other' WHERE seq = 2".to_owned(),
            ),
            (&[2], false, "DELETE FROM fact WHERE seq = 2".to_owned()),
            // Not even an erasure is erased.
            (&[2, 7], false, format!("{BLANK} WHERE seq = 7")),
        ] {
            assert!(
                !tried(entries, then, &sql),
                "{} {entries:?} {sql}",
                place.name
            );
        }
    }
}

#[test]
fn an_entry_blanked_without_an_erasure_is_found_and_so_is_one_changed_after_it() {
    let place = Somewhere::file();
    let (gone, _) = fill(&place.record);
    let raw =
        || rusqlite::Connection::open(place.dir.path().join("council.sqlite")).expect("opened");
    erase(&place.record, gone);
    assert!(place.record.verify().expect("verified").is_sound());
    raw()
        .execute_batch("DROP TRIGGER fact_never_changes")
        .expect("dropped");
    for (sql, back, seq, what) in [
        (
            "UPDATE fact SET recorded_by = 'x' || recorded_by WHERE seq = 3",
            "UPDATE fact SET recorded_by = substr(recorded_by, 2) WHERE seq = 3",
            7,
            "not what was erased",
        ),
        (
            "UPDATE fact SET kind = 'lived2' WHERE seq = 4",
            "UPDATE fact SET kind = 'lived' WHERE seq = 4",
            7,
            "not what was erased",
        ),
        (
            "UPDATE fact SET source = 'words put in again' WHERE seq = 4",
            "UPDATE fact SET source = '' WHERE seq = 4",
            4,
            "missing",
        ),
    ] {
        raw().execute_batch(sql).expect("changed");
        let found = place.record.verify().expect("verified");
        let first = found.first().expect("found");
        assert_eq!(first.seq, seq, "{first}");
        assert!(first.what.contains(what), "{first}");
        raw().execute_batch(back).expect("changed back");
        assert!(place.record.verify().expect("verified").is_sound());
    }
    raw()
        .execute_batch(&format!("{BLANK} WHERE seq = 1"))
        .expect("blanked");
    let found = place.record.verify().expect("verified");
    let first = found.first().expect("found");
    assert_eq!(
        (first.seq, first.what.as_str()),
        (1, "its content is missing")
    );
}

#[test]
fn a_record_of_the_first_format_gets_the_door_when_it_is_opened() {
    let place = Somewhere::file();
    let (gone, _) = fill(&place.record);
    let path = place.dir.path().join("council.sqlite");
    rusqlite::Connection::open(&path)
        .expect("opened")
        .execute_batch(
            "DROP TRIGGER fact_never_changes;
             CREATE TRIGGER fact_never_changes BEFORE UPDATE ON fact
             BEGIN SELECT RAISE(ABORT, 'fact: entries are never changed'); END;
             UPDATE council SET format = 1",
        )
        .expect("made old");
    let record = place.again();
    assert_eq!(erase(&record, gone), 4);
    assert!(record.verify().expect("verified").is_sound());
    let done = record.write(&caller(), |tx| Ok(tx.execute(BLANK, &[])?));
    assert!(matches!(done, Err(Refusal::Fault(_))));
    assert_eq!(Erased::KIND, "record.erased");
}

/// What was computed and kept in memory, and would not change with what is said, goes as well.
#[test]
fn what_is_kept_in_memory_goes_with_what_it_rests_on() {
    let record = Record::in_memory(&[GARDEN], settings());
    let gone = someone();
    name(&record, gone, "Jamie");
    let names = || {
        let read = record.read(&caller(), |tx| {
            let kept = tx.derived(
                |tx| tx.rows("SELECT name FROM person", &[], |row| row.get::<String>(0)),
                |_, _, _| Ok(record::Mended::Same),
            )?;
            Ok((*kept).clone())
        });
        read.expect("read")
    };
    assert_eq!(names(), ["Jamie"]);
    erase(&record, gone);
    assert!(names().is_empty());
}
