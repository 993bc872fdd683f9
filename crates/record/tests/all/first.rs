//! The thin path: say, show, recall, refuse.

use crate::garden::{self, GARDEN, Lived, Named, caller, name, name_of, settings, someone};
use jiff::civil::date;
use record::{Database, Fault, Look, Record, Refusal, Saying};

fn in_a_file(dir: &tempfile::TempDir) -> Record {
    let place = Database::Sqlite(dir.path().join("council.sqlite"));
    Record::open(&place, &[GARDEN], settings()).expect("opened")
}

#[test]
fn what_is_said_is_shown_and_kept() {
    let record = Record::in_memory(&[GARDEN], settings());
    let who = someone();
    name(&record, who, "Jamie");
    name(&record, who, "Jamie Lee");
    assert_eq!(name_of(&record, who).as_deref(), Some("Jamie Lee"));
    let facts = record
        .read(&caller(), |tx| Ok(tx.facts_of(who, Some("named"))?))
        .expect("read");
    assert_eq!(facts.len(), 2);
    assert_eq!(facts[0].read::<Named>().expect("a name").name, "Jamie");
    assert!(facts[0].read::<Lived>().is_err());
}

#[test]
fn a_refused_write_leaves_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    for record in [Record::in_memory(&[GARDEN], settings()), in_a_file(&dir)] {
        let who = someone();
        let refused = record.write(&caller(), |tx| {
            let name = "Nobody".to_owned();
            tx.say(who, &Named { name }, Saying::from("worker"))?;
            Err::<(), _>(Refusal::NotAllowed)
        });
        assert!(matches!(refused, Err(Refusal::NotAllowed)));
        assert_eq!(name_of(&record, who), None);
        // A swallowed fault spoils the whole as well.
        let spoilt = record.write(&caller(), |tx| {
            let name = "Nobody".to_owned();
            tx.say(who, &Named { name }, Saying::from("worker"))?;
            let _ = tx.execute("INSERT INTO no_such_table VALUES (1)", &[]);
            Ok(())
        });
        assert!(matches!(spoilt, Err(Refusal::Fault(Fault::Database(_)))));
        assert_eq!(name_of(&record, who), None);
        name(&record, who, "Somebody");
        assert_eq!(name_of(&record, who).as_deref(), Some("Somebody"));
    }
}

#[test]
fn as_known_is_the_present_of_an_earlier_moment() {
    let record = Record::in_memory(&[GARDEN], settings());
    let clock = record.clock().clone();
    let who = someone();
    let first = record
        .write(&caller(), |tx| {
            Ok(garden::lived(tx, who, "Foster A", date(2026, 3, 1))?)
        })
        .expect("said");
    let then = clock.now();
    clock.set("2026-12-01T10:00:00Z".parse().expect("a time"));
    record
        .write(&caller(), |tx| {
            let how = Saying::from("worker")
                .since(date(2026, 3, 1))
                .replacing(first, "the address was mistaken");
            Ok(tx.say(
                who,
                &Lived {
                    place: "Home B".to_owned(),
                },
                how,
            )?)
        })
        .expect("said");
    let place = |record: &Record| -> Vec<String> {
        record
            .read(&caller(), |tx| {
                Ok(
                    tx.rows("SELECT place FROM stay WHERE person = $1", &[&who], |row| {
                        row.get(0)
                    })?,
                )
            })
            .expect("read")
    };
    assert_eq!(place(&record), ["Home B"]);
    let known = record.as_known(&caller(), &[who], then).expect("recalled");
    assert_eq!(place(&known), ["Foster A"]);
    assert_eq!(known.clock().now(), then);
}

#[test]
fn looks_are_kept_before_the_answer() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = in_a_file(&dir);
    let who = someone();
    let look = Look {
        at: record.clock().now(),
        member: caller().member(),
        member_name: "Sam".to_owned(),
        persona: "key worker".to_owned(),
        subject: Some(who),
        action: "see".to_owned(),
        what: "page".to_owned(),
        allowed: true,
        because: "you are their key worker".to_owned(),
        request: "1".to_owned(),
    };
    record
        .read(&caller(), |tx| {
            tx.look(look.clone());
            Ok(())
        })
        .expect("read");
    let count: i64 = record
        .read(&caller(), |tx| {
            Ok(tx.one(
                "SELECT count(*) FROM access_log WHERE subject = $1",
                &[&who],
                |row| row.get(0),
            )?)
        })
        .expect("read");
    assert_eq!(count, 1);
}

#[test]
fn sealed_content_is_not_in_the_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = in_a_file(&dir);
    let who = someone();
    record
        .write(&caller(), |tx| {
            Ok(garden::lived(
                tx,
                who,
                "12 Acacia Avenue",
                date(2026, 3, 1),
            )?)
        })
        .expect("said");
    let stored: String = record
        .read(&caller(), |tx| {
            Ok(tx.one("SELECT content FROM fact", &[], |row| row.get(0))?)
        })
        .expect("read");
    assert!(stored.starts_with("sealed1:"));
    let fact = record
        .read(&caller(), |tx| Ok(tx.facts_of(who, None)?.remove(0)))
        .expect("read");
    assert_eq!(
        fact.read::<Lived>().expect("a place").place,
        "12 Acacia Avenue"
    );
}
