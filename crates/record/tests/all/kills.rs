//! A process that is killed while it writes loses nothing it had answered for.
//!
//! Ten kills by default; `HOMEWARD_TEST_KILLS=100` for the long run. (A kill is not a power cut:
//! that takes a harness of its own, with a control run that must lose.)

use crate::{
    garden::{GARDEN, Named, caller, look_at, settings, someone},
    places::Somewhere,
};
use record::{Database, Keys, Record, Saying, Settings};
use std::{
    collections::HashSet,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

const WHERE: &str = "HOMEWARD_TEST_KILL_IN";

#[expect(
    clippy::disallowed_methods,
    reason = "the child of this test is told where to write"
)]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The child: writes on four threads until it is killed, and says so after each answer.
#[test]
fn the_one_that_is_killed() {
    let Some(dir) = told(WHERE).map(PathBuf::from) else {
        // Run as a test of its own there is nothing to do.
        return;
    };
    let keys = Keys::open(&dir.join("council.key")).expect("the key");
    let place = Database::Sqlite(dir.join("council.sqlite"));
    let record = Record::open(&place, &[GARDEN], Settings { keys, ..settings() }).expect("opened");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let who = someone();
                    let name = format!("Person {who}");
                    let said = record.write(&caller(), |tx| {
                        let name = name.clone();
                        Ok(tx.say(who, &Named { name }, Saying::from("worker"))?)
                    });
                    said.expect("said");
                    record.log_looks(&[look_at(who)]).expect("logged");
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "answered {who}").expect("told");
                    out.flush().expect("told");
                }
            });
        }
    });
}

#[test]
fn nothing_that_was_answered_is_lost() {
    let kills: u64 = told("HOMEWARD_TEST_KILLS").map_or(10, |n| n.parse().expect("a number"));
    let mut place = Somewhere::file();
    let mut answered: HashSet<String> = HashSet::new();
    for kill in 0..kills {
        place.record = Somewhere::memory().record.clone();
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "kills::the_one_that_is_killed", "--nocapture"])
            .env(WHERE, place.dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let mut lines = lines.map_while(Result::ok);
        let mut heard = 0;
        // Kill it once it is well under way, at a different moment each time.
        for line in lines.by_ref() {
            if let Some(who) = line.strip_prefix("answered ") {
                answered.insert(who.to_owned());
                heard += 1;
            }
            if heard > 20 + kill * 7 % 40 {
                break;
            }
        }
        thread::park_timeout(Duration::from_micros(kill * 317 % 5_000));
        child.kill().expect("killed");
        for line in lines {
            if let Some(who) = line.strip_prefix("answered ") {
                answered.insert(who.to_owned());
            }
        }
        child.wait().expect("gone");

        place.record = place.again();
        let found = place.record.verify().expect("verified");
        assert!(found.is_sound(), "after kill {kill}: {found}");
        let kept = |sql: &str| -> Vec<String> {
            place
                .record
                .read(&caller(), |tx| Ok(tx.rows(sql, &[], |row| row.get(0))?))
                .expect("read")
        };
        let facts = kept("SELECT subject FROM fact");
        let looks = kept("SELECT subject FROM access_log");
        let people: HashSet<String> = kept("SELECT id FROM person").into_iter().collect();
        let unique: HashSet<&String> = facts.iter().collect();
        assert_eq!(unique.len(), facts.len(), "nothing is there twice");
        let looked: HashSet<&String> = looks.iter().collect();
        for who in &answered {
            assert!(unique.contains(who), "a fact was lost at kill {kill}");
            assert!(people.contains(who), "a projection was lost at kill {kill}");
            assert!(looked.contains(who), "a look was lost at kill {kill}");
        }
    }
    assert!(answered.len() as u64 >= kills * 20);
    assert_eq!(
        place.record.rebuild(true).expect("compared").difference,
        None
    );
    println!(
        "{kills} kills, {} answered writes, none lost",
        answered.len()
    );
}
