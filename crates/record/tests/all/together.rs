//! Many at once: nobody is answered early, nobody harms a neighbour, and nothing happens twice.

use crate::{
    garden::{Named, caller, look_at, name, someone},
    places::{Somewhere, everywhere, lasting},
};
use record::{Record, Refusal, Saying};
use std::{
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

fn a_moment() {
    thread::park_timeout(Duration::from_millis(60));
}

#[test]
fn an_answer_comes_only_after_the_commit_it_shares() {
    let place = Somewhere::file();
    let record = &place.record;
    let path = place.dir.path().join("council.sqlite");
    let outside = rusqlite::Connection::open(path).expect("opened");
    let on_disk = || -> i64 {
        outside
            .query_row("SELECT count(*) FROM fact", [], |row| row.get(0))
            .expect("counted")
    };
    let (first_go, first_waits) = mpsc::channel::<()>();
    let (second_go, second_waits) = mpsc::channel::<()>();
    let answered = AtomicBool::new(false);
    thread::scope(|scope| {
        let (began, first_began) = mpsc::channel::<()>();
        let answered = &answered;
        scope.spawn(move || {
            record
                .write(&caller(), |tx| {
                    began.send(()).expect("heard");
                    first_waits.recv().expect("told to go on");
                    let name = "First".to_owned();
                    Ok(tx.say(someone(), &Named { name }, Saying::from("worker"))?)
                })
                .expect("said");
            answered.store(true, Ordering::SeqCst);
        });
        first_began.recv().expect("it began");
        scope.spawn(move || {
            record
                .write(&caller(), |tx| {
                    second_waits.recv().expect("told to go on");
                    let name = "Second".to_owned();
                    Ok(tx.say(someone(), &Named { name }, Saying::from("worker"))?)
                })
                .expect("said");
        });
        a_moment();
        first_go.send(()).expect("heard");
        a_moment();
        // The second was waiting when the first was done: they share a commit, which is not yet.
        let early = (on_disk(), answered.load(Ordering::SeqCst));
        second_go.send(()).expect("heard");
        assert_eq!(early, (0, false));
    });
    assert!(answered.load(Ordering::SeqCst));
    assert_eq!(on_disk(), 2);
}

#[test]
fn what_one_does_wrong_is_nobody_elses_loss() {
    for place in everywhere() {
        let record = &place.record;
        let kept = AtomicUsize::new(0);
        thread::scope(|scope| {
            for worker in 0..6 {
                let kept = &kept;
                scope.spawn(move || {
                    for n in 0..15 {
                        let wrong = (worker + n) % 3;
                        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                            record.write(&caller(), |tx| {
                                let name = format!("{worker}-{n}");
                                tx.say(someone(), &Named { name }, Saying::from("worker"))?;
                                match wrong {
                                    0 => Ok(()),
                                    1 => Err(Refusal::NotAllowed),
                                    _ => panic!("a mistake in a room"),
                                }
                            })
                        }));
                        match done {
                            Ok(Ok(())) => {
                                kept.fetch_add(1, Ordering::SeqCst);
                            }
                            Ok(Err(refusal)) => {
                                assert!(matches!(refusal, Refusal::NotAllowed), "{refusal}");
                            }
                            Err(_) => assert_eq!(wrong, 2),
                        }
                    }
                });
            }
        });
        let found = record.verify().expect("verified");
        assert!(found.is_sound(), "{} {found}", place.name);
        assert_eq!(found.facts, 30);
        assert_eq!(kept.load(Ordering::SeqCst), 30);
        assert_eq!(record.rebuild(true).expect("compared").difference, None);
    }
}

/// Books the one bed there is by looking first and acting then, as a careless room would.
fn book(record: &Record, bed: i64) -> bool {
    let booked = record.write(&caller(), |tx| {
        let sql = "SELECT count(*) FROM note WHERE words = $1";
        let taken: i64 = tx.one(sql, &[&format!("bed {bed}")], |row| row.get(0))?;
        if taken > 0 {
            return Err(Refusal::NotFound);
        }
        let name = format!("bed {bed}");
        let id = i64::from_le_bytes(uuid::Uuid::new_v4().as_bytes()[..8].try_into().expect("8"));
        tx.execute(
            "INSERT INTO note (id, words) VALUES ($1, $2)",
            &[&id, &name],
        )?;
        tx.say(someone(), &Named { name }, Saying::from("worker"))?;
        Ok(())
    });
    match booked {
        Ok(()) => true,
        Err(Refusal::NotFound) => false,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn two_servers_never_give_the_same_bed_twice() {
    for place in lasting() {
        let other = place.again();
        for bed in 0..12 {
            let won = AtomicUsize::new(0);
            thread::scope(|scope| {
                for n in 0..6 {
                    let record = if n % 2 == 0 { &place.record } else { &other };
                    let won = &won;
                    scope.spawn(move || {
                        if book(record, bed) {
                            won.fetch_add(1, Ordering::SeqCst);
                        }
                    });
                }
            });
            assert_eq!(won.load(Ordering::SeqCst), 1, "{} bed {bed}", place.name);
        }
        let found = other.verify().expect("verified");
        assert!(found.is_sound(), "{} {found}", place.name);
        assert_eq!(found.facts, 12);
    }
}

#[test]
fn two_servers_keep_one_list_of_facts_and_one_of_looks() {
    for place in lasting() {
        let other = place.again();
        thread::scope(|scope| {
            for n in 0..6 {
                let record = if n % 2 == 0 { &place.record } else { &other };
                scope.spawn(move || {
                    for _ in 0..10 {
                        name(record, someone(), "Somebody");
                        record
                            .log_looks(&[look_at(someone()), look_at(someone())])
                            .expect("logged");
                    }
                });
            }
        });
        let found = place.record.verify().expect("verified");
        assert!(found.is_sound(), "{} {found}", place.name);
        assert_eq!((found.facts, found.looks), (60, 120), "{}", place.name);
        assert_eq!(other.rebuild(true).expect("compared").difference, None);
    }
}

#[test]
fn reading_goes_on_while_something_long_is_written() {
    for place in lasting() {
        let record = &place.record;
        name(record, someone(), "Somebody");
        record
            .write(&caller(), |tx| {
                let name = "Not yet".to_owned();
                tx.say(someone(), &Named { name }, Saying::from("worker"))?;
                // Another thread reads and its look is kept, although this write is not done.
                thread::scope(|scope| {
                    let seen = scope.spawn(|| {
                        record.read(&caller(), |tx| {
                            tx.look(look_at(someone()));
                            Ok(tx.one("SELECT count(*) FROM fact", &[], |row| row.get::<i64>(0))?)
                        })
                    });
                    assert_eq!(seen.join().expect("read").expect("read"), 1);
                });
                Ok(())
            })
            .expect("said");
        assert_eq!(record.verify().expect("verified").looks, 1);
    }
}
