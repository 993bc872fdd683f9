//! The thin path: say, show, recall, refuse.

use crate::{
    garden::{self, Lived, Named, caller, look_at, name, name_of, someone},
    places::everywhere,
};
use jiff::civil::date;
use record::{Fault, Record, Refusal, Saying};

#[test]
fn what_is_said_is_shown_and_kept() {
    for place in everywhere() {
        let record = &place.record;
        let who = someone();
        name(record, who, "Jamie");
        name(record, who, "Jamie Lee");
        assert_eq!(
            name_of(record, who).as_deref(),
            Some("Jamie Lee"),
            "{}",
            place.name
        );
        let facts = record
            .read(&caller(), |tx| Ok(tx.facts_of(who, Some("named"))?))
            .expect("read");
        assert_eq!(facts.len(), 2);
        assert_eq!(facts[0].read::<Named>().expect("a name").name, "Jamie");
        assert!(facts[0].read::<Lived>().is_err());
        let again = record
            .read(&caller(), |tx| Ok(tx.fact(facts[1].id)?))
            .expect("read");
        assert_eq!(again.as_ref(), facts.get(1));
    }
}

#[test]
fn a_refused_write_leaves_nothing() {
    for place in everywhere() {
        let record = &place.record;
        let who = someone();
        let refused = record.write(&caller(), |tx| {
            let name = "Nobody".to_owned();
            tx.say(who, &Named { name }, Saying::from("worker"))?;
            Err::<(), _>(Refusal::NotAllowed)
        });
        assert!(matches!(refused, Err(Refusal::NotAllowed)));
        assert_eq!(name_of(record, who), None);
        // A swallowed fault spoils the whole as well.
        let spoilt = record.write(&caller(), |tx| {
            let name = "Nobody".to_owned();
            tx.say(who, &Named { name }, Saying::from("worker"))?;
            let _ = tx.execute("INSERT INTO no_such_table VALUES (1)", &[]);
            Ok(())
        });
        assert!(
            matches!(spoilt, Err(Refusal::Fault(Fault::Database(_)))),
            "{spoilt:?}"
        );
        assert_eq!(name_of(record, who), None);
        name(record, who, "Somebody");
        assert_eq!(name_of(record, who).as_deref(), Some("Somebody"));
    }
}

#[test]
fn a_panic_in_a_write_leaves_nothing_and_harms_no_one_else() {
    for place in everywhere() {
        let record = &place.record;
        let who = someone();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            record.write(&caller(), |tx| -> Result<(), Refusal> {
                let name = "Nobody".to_owned();
                tx.say(who, &Named { name }, Saying::from("worker"))?;
                panic!("a mistake in a room")
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(name_of(record, who), None);
        name(record, who, "Somebody");
        assert_eq!(name_of(record, who).as_deref(), Some("Somebody"));
    }
}

#[test]
fn a_reading_transaction_cannot_write() {
    for place in everywhere() {
        let done = place.record.read(&caller(), |tx| {
            Ok(tx.execute("INSERT INTO note (id, words) VALUES (1, 'x')", &[])?)
        });
        assert!(matches!(done, Err(Refusal::Fault(_))));
        // Nor past `execute`: the engine refuses it too.
        let done = place.record.read(&caller(), |tx| {
            Ok(tx.rows(
                "INSERT INTO note (id, words) VALUES (1, 'x') RETURNING id",
                &[],
                |_| Ok(()),
            )?)
        });
        let kept: i64 = place
            .record
            .read(&caller(), |tx| {
                Ok(tx.one("SELECT count(*) FROM note", &[], |row| row.get(0))?)
            })
            .expect("read");
        assert_eq!(kept, 0);
        assert!(done.is_err() || place.name == "memory");
    }
}

#[test]
fn as_known_is_the_present_of_an_earlier_moment() {
    for place in everywhere() {
        let record = &place.record;
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
                let place = "Home B".to_owned();
                Ok(tx.say(who, &Lived { place }, how)?)
            })
            .expect("said");
        let lives = |record: &Record| -> Vec<String> {
            let sql = "SELECT place FROM stay WHERE person = $1";
            record
                .read(&caller(), |tx| Ok(tx.rows(sql, &[&who], |row| row.get(0))?))
                .expect("read")
        };
        assert_eq!(lives(record), ["Home B"]);
        let known = record.as_known(&caller(), &[who], then).expect("recalled");
        assert_eq!(lives(&known), ["Foster A"]);
        assert_eq!(known.clock().now(), then);
        // Looking at the past is looking: it is kept in the record of today.
        known
            .read(&caller(), |tx| {
                tx.look(look_at(who));
                Ok(())
            })
            .expect("read");
        assert_eq!(looks_at(record, who), 1, "{}", place.name);
    }
}

fn looks_at(record: &Record, who: care::ids::SubjectId) -> i64 {
    let sql = "SELECT count(*) FROM access_log WHERE subject = $1";
    record
        .read(&caller(), |tx| Ok(tx.one(sql, &[&who], |row| row.get(0))?))
        .expect("read")
}

#[test]
fn looks_are_kept_before_the_answer_whatever_it_is() {
    for place in everywhere() {
        let record = &place.record;
        let who = someone();
        record
            .read(&caller(), |tx| {
                tx.look(look_at(who));
                Ok(())
            })
            .expect("read");
        assert_eq!(looks_at(record, who), 1);
        let refused = record.read(&caller(), |tx| {
            tx.look(look_at(who));
            Err::<(), _>(Refusal::NotFound)
        });
        assert!(refused.is_err());
        assert_eq!(looks_at(record, who), 2);
        let refused = record.write(&caller(), |tx| {
            tx.look(look_at(who));
            Err::<(), _>(Refusal::NotFound)
        });
        assert!(refused.is_err());
        assert_eq!(looks_at(record, who), 3, "{}", place.name);
    }
}

#[test]
fn sealed_content_is_not_in_the_database() {
    for place in everywhere() {
        let record = &place.record;
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
        let lived = fact.read::<Lived>().expect("a place");
        assert_eq!(lived.place, "12 Acacia Avenue");
    }
}

#[test]
fn a_statement_gets_exactly_the_parameters_it_names() {
    for place in everywhere() {
        let record = &place.record;
        let read = |sql: &str, params: &[&dyn record::Bind]| {
            record.read(&caller(), |tx| {
                Ok(tx.one(sql, params, |row| row.get::<String>(0))?)
            })
        };
        // By number, whatever order they come in.
        let second_first = "SELECT CAST($2 AS text) || CAST($1 AS text)";
        assert_eq!(read(second_first, &[&"a", &"b"]).expect("read"), "ba");
        assert!(
            read("SELECT CAST($1 AS text)", &[&"a", &"b"]).is_err(),
            "{}",
            place.name
        );
        assert!(read("SELECT CAST($1 AS text) || CAST($2 AS text)", &[&"a"]).is_err());
        assert!(read("SELECT CAST($2 AS text)", &[&"a"]).is_err());
    }
}

#[test]
fn values_come_back_as_they_went_in() {
    for place in everywhere() {
        let back = place.record.read(&caller(), |tx| {
            let day = date(2026, 3, 1);
            let at = tx.now();
            let who = someone();
            let sql = "SELECT CAST($1 AS text), CAST($2 AS text), CAST($3 AS bigint), \
                           CAST($4 AS double precision), CAST($5 AS text), CAST($6 AS text), 1 < 2";
            Ok(tx.one(
                sql,
                &[&day, &at, &-7_i64, &0.1, &None::<String>, &who],
                |row| {
                    assert_eq!(row.get::<care::Date>(0)?, day);
                    assert_eq!(row.get::<record::Timestamp>(1)?, at);
                    assert_eq!(row.get::<i64>(2)?, -7);
                    assert_eq!(row.get::<f64>(3)?.to_bits(), 0.1_f64.to_bits());
                    assert_eq!(row.get::<Option<String>>(4)?, None);
                    assert_eq!(row.get::<care::ids::SubjectId>(5)?, who);
                    assert!(row.get::<bool>(6)?);
                    assert!(row.get::<i64>(0).is_err());
                    assert!(row.get::<u8>(2).is_err());
                    assert!(row.get::<String>(9).is_err());
                    assert!(row.get::<String>("nowhere").is_err());
                    Ok(())
                },
            )?)
        });
        back.expect("read");
    }
}
