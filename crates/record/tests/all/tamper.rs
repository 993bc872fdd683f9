//! History cannot be changed, and where somebody changed it all the same, it is found and named.

use crate::{
    garden::{Named, caller, lived, look_at, name, someone},
    places::{Somewhere, everywhere, lasting},
};
use jiff::civil::date;
use rand::{RngExt, SeedableRng};
use record::{Record, Refusal, Saying};
use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
};

fn fill(record: &Record, people: usize) {
    record
        .write(&caller(), |tx| {
            for n in 0..people {
                let who = someone();
                let name = format!("Person number {n}");
                tx.say(who, &Named { name }, Saying::from("a file"))?;
                lived(tx, who, &format!("{n} Acacia Avenue"), date(2026, 3, 1))?;
            }
            Ok(())
        })
        .expect("said");
    let looks: Vec<_> = (0..people).map(|_| look_at(someone())).collect();
    record.log_looks(&looks).expect("logged");
}

#[test]
fn the_database_itself_refuses_to_change_history() {
    for place in everywhere() {
        fill(&place.record, 2);
        for sql in [
            "UPDATE fact SET source = 'somebody else' WHERE seq = 1",
            "UPDATE fact SET content = NULL",
            "DELETE FROM fact WHERE seq = 4",
            "DELETE FROM fact",
        ] {
            let done = place
                .record
                .write(&caller(), |tx| Ok(tx.execute(sql, &[])?));
            assert!(
                matches!(done, Err(Refusal::Fault(_))),
                "{} {sql}",
                place.name
            );
        }
        assert!(place.record.verify().expect("verified").is_sound());
    }
}

#[test]
fn history_is_guarded_from_outside_the_program_too() {
    let file = Somewhere::file();
    fill(&file.record, 2);
    for (ending, table) in [("", "fact"), ("-looks", "access_log")] {
        let path = path_of(&file, ending);
        let raw = rusqlite::Connection::open(path).expect("opened");
        for sql in [
            format!("UPDATE {table} SET hash = x'00' WHERE seq = 1"),
            format!("DELETE FROM {table} WHERE seq = 2"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE seq = 1"),
            format!("INSERT INTO {table} SELECT * FROM {table} WHERE seq = 1"),
        ] {
            assert!(raw.execute(&sql, []).is_err(), "{sql}");
        }
    }
    if let Some(server) = Somewhere::server() {
        fill(&server.record, 2);
        let mut raw = server.client();
        for table in ["fact", "access_log"] {
            for sql in [
                format!("UPDATE {table} SET source = 'x' WHERE seq = 1"),
                format!("UPDATE {table} SET because = 'x' WHERE seq = 1"),
                format!("UPDATE {table} SET hash = '\\x00' WHERE seq = 1"),
                format!("DELETE FROM {table} WHERE seq = 2"),
                format!("TRUNCATE {table}"),
            ] {
                assert!(raw.batch_execute(&sql).is_err(), "{sql}");
            }
            // The owner itself has given these rights away; the triggers stop even a superuser.
            let rights: i64 = raw
                .query_one(
                    "SELECT count(*) FROM information_schema.role_table_grants
                     WHERE table_schema = current_schema() AND table_name = $1
                     AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')",
                    &[&table],
                )
                .expect("asked")
                .get(0);
            assert_eq!(rights, 0);
        }
        assert!(server.record.verify().expect("verified").is_sound());
    }
}

fn path_of(place: &Somewhere, ending: &str) -> PathBuf {
    place.dir.path().join(format!("council.sqlite{ending}"))
}

/// Takes the guards away and changes something, as somebody with the file and a grudge would.
fn tamper(place: &Somewhere, ending: &str, sql: &str) {
    if place.name == "postgres" {
        let mut raw = place.client();
        raw.batch_execute("SET session_replication_role = replica")
            .expect("a superuser");
        raw.batch_execute(sql).expect("tampered");
    } else {
        let raw = rusqlite::Connection::open(path_of(place, ending)).expect("opened");
        let guards: Vec<String> = raw
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .and_then(|mut s| s.query_map([], |row| row.get(0))?.collect())
            .expect("listed");
        for guard in guards {
            raw.execute_batch(&format!("DROP TRIGGER {guard}"))
                .expect("dropped");
        }
        raw.execute_batch(sql).expect("tampered");
    }
}

#[test]
fn what_was_changed_is_named() {
    let cases = [
        (
            "",
            "UPDATE fact SET content = replace(content, 'number 3', 'number 4') WHERE seq = 7",
            "fact",
            7,
            "content was changed",
        ),
        (
            "",
            "UPDATE fact SET content = NULL WHERE seq = 7",
            "fact",
            7,
            "content is missing",
        ),
        (
            "",
            "UPDATE fact SET recorded_at = '2026-11-23T10:00:00.000000Z' WHERE seq = 5",
            "fact",
            5,
            "was changed",
        ),
        (
            "",
            "UPDATE fact SET reason = '' WHERE seq = 5",
            "fact",
            5,
            "was changed",
        ),
        (
            "",
            "DELETE FROM fact WHERE seq = 6",
            "fact",
            7,
            "some are missing",
        ),
        (
            "",
            "DELETE FROM fact WHERE seq > 17",
            "fact",
            18,
            "3 entries are missing at the end",
        ),
        (
            "-looks",
            "UPDATE access_log SET member_name = 'Someone Else' WHERE seq = 3",
            "access_log",
            3,
            "was changed",
        ),
        (
            "-looks",
            "DELETE FROM access_log WHERE seq > 9",
            "access_log",
            10,
            "missing at the end",
        ),
    ];
    for (ending, sql, list, seq, what) in cases {
        for place in lasting() {
            fill(&place.record, 10);
            assert!(place.record.verify().expect("verified").is_sound());
            tamper(&place, ending, sql);
            let found = place.record.verify().expect("verified");
            let first = found.first().expect("something is found");
            assert_eq!(
                (first.list, first.seq),
                (list, seq),
                "{} {sql}: {found}",
                place.name
            );
            assert!(first.what.contains(what), "{sql}: {found}");
        }
    }
}

#[test]
fn a_list_written_anew_is_found_by_the_end_kept_elsewhere() {
    for place in lasting() {
        fill(&place.record, 3);
        // A second record of the same council, true in itself, put in the place of the first.
        let other = Somewhere::memory();
        fill(&other.record, 3);
        let rows: Vec<String> = other
            .record
            .read(&caller(), |tx| {
                Ok(tx.rows(
                    "SELECT '(' || seq || ',' || quote(id) || ',' || quote(subject) || ',' || quote(kind)
                     || ',' || version || ',' || quote(valid_from) || ',NULL,' || quote(content) || ','
                     || quote(salt) || ',' || quote(content_hash) || ',' || quote(recorded_at) || ','
                     || quote(recorded_by) || ',' || quote(source) || ',NULL,NULL,' || quote(prev_hash)
                     || ',' || quote(hash) || ')' FROM fact ORDER BY seq",
                    &[],
                    |row| row.get::<String>(0),
                )?)
            })
            .expect("read");
        let mut sql = "DELETE FROM fact;".to_owned();
        for row in rows {
            let row = if place.name == "postgres" {
                row.replace("X'", "'\\x")
            } else {
                row
            };
            sql.push_str(&format!("INSERT INTO fact VALUES {row};"));
        }
        tamper(&place, "", &sql);
        let found = place.record.verify().expect("verified");
        assert!(found.ends_compared);
        let first = found.first().expect("something is found");
        assert_eq!((first.list, first.seq), ("fact", 6), "{found}");
        assert!(first.what.contains("rewritten"), "{found}");
    }
}

#[test]
fn a_thousand_flipped_bytes_of_content_are_all_found() {
    let mut place = Somewhere::file();
    fill(&place.record, 700);
    place.record = Somewhere::memory().record.clone();
    let path = path_of(&place, "");
    let contents: Vec<(i64, String)> = {
        let raw = rusqlite::Connection::open(&path).expect("opened");
        raw.prepare("SELECT seq, content FROM fact")
            .and_then(|mut s| {
                s.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                    .collect()
            })
            .expect("listed")
    };
    let mut bytes = std::fs::read(&path).expect("read");
    let mut rng = rand::rngs::StdRng::seed_from_u64(7);
    let mut flips: HashMap<&[u8], (&str, usize, u8)> = HashMap::new();
    let mut flipped = Vec::new();
    for (seq, content) in contents.iter().take(1_000) {
        let tail = &content.as_bytes()[content.len() - 10..];
        let offset = rng.random_range(0..content.len());
        let bit = 1_u8 << rng.random_range(0..8_u32);
        assert!(flips.insert(tail, (content, offset, bit)).is_none());
        flipped.push(*seq);
    }
    // A page that was split keeps a dead copy of what moved: every copy is flipped.
    let whole = bytes.clone();
    let mut seen = HashSet::new();
    for (at, tail) in whole.windows(10).enumerate() {
        if let Some((content, offset, bit)) = flips.get(tail) {
            let start = at + 10 - content.len();
            if whole[start..].starts_with(content.as_bytes()) {
                bytes[start + offset] ^= bit;
                seen.insert(*content);
            }
        }
    }
    assert_eq!(seen.len(), 1_000, "every content lies in the file");
    std::fs::write(&path, bytes).expect("written");
    place.record = place.again();
    let found = place.record.verify().expect("verified");
    let named: Vec<i64> = found.bad.iter().map(|bad| bad.seq).collect();
    let missed: Vec<&i64> = flipped.iter().filter(|seq| !named.contains(seq)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
    assert_eq!(found.bad_count, 1_000);
}

#[test]
fn projections_are_what_the_facts_give() {
    for place in everywhere() {
        let record = &place.record;
        fill(record, 20);
        let who = someone();
        name(record, who, "Ayşe Ünal");
        let compared = record.rebuild(true).expect("compared");
        assert_eq!(compared.difference, None, "{}", place.name);
        assert_eq!(compared.facts, 41);
        assert!(compared.tables >= 2);

        let change = |sql: &str| {
            record
                .write(&caller(), |tx| Ok(tx.execute(sql, &[])?))
                .expect("changed")
        };
        change("UPDATE person SET name = 'Somebody Else' WHERE name = 'Ayşe Ünal'");
        let difference = record.rebuild(true).expect("compared").difference;
        let difference = difference.expect("a difference").to_string();
        assert_eq!(
            difference,
            format!("table person: the row {who} differs in name")
        );

        change("DELETE FROM stay");
        let difference = record.rebuild(true).expect("compared").difference;
        assert_eq!(
            difference.expect("a difference").table,
            "stay",
            "{}",
            place.name
        );

        let rebuilt = record.rebuild(false).expect("rebuilt");
        assert_eq!(rebuilt.facts, 41);
        assert_eq!(record.rebuild(true).expect("compared").difference, None);
        name(record, who, "Ayşe");
        assert_eq!(record.rebuild(true).expect("compared").difference, None);
    }
}
