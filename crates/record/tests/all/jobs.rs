//! Long work is asked for with what wants it, done by one at a time, and outlives its worker.

use crate::{
    garden::caller,
    places::{everywhere, lasting},
};
use jiff::SignedDuration;
use record::{
    Fault, Record, Refusal, Tx,
    jobs::{self, Job, State},
};
use std::{collections::HashSet, sync::Mutex, thread};
use uuid::Uuid;

const LEASE: SignedDuration = SignedDuration::from_secs(60);

fn write<T>(record: &Record, mut f: impl FnMut(&mut Tx<'_>) -> Result<T, Fault>) -> T {
    record.write(&caller(), |tx| Ok(f(tx)?)).expect("written")
}

fn claim(record: &Record, worker: &str) -> Option<Job> {
    write(record, |tx| jobs::claim(tx, "reading", worker, LEASE))
}

fn state(record: &Record, id: Uuid) -> (State, String) {
    let job = write(record, |tx| jobs::job(tx, id)).expect("a job");
    (job.state, job.words)
}

#[test]
fn a_job_is_asked_for_only_when_what_wants_it_is_kept() {
    for place in everywhere() {
        let refused = place.record.write(&caller(), |tx| {
            jobs::ask(tx, "reading", &"a file")?;
            Err::<(), _>(Refusal::NotFound)
        });
        assert!(refused.is_err());
        assert_eq!(claim(&place.record, "a"), None);
        let id = write(&place.record, |tx| {
            jobs::ask(tx, "reading", &"Jamie's file")
        });
        let stored: String = write(&place.record, |tx| {
            tx.one("SELECT detail FROM job", &[], |row| row.get(0))
        });
        assert!(!stored.contains("Jamie"), "what is to be done is sealed");
        let job = claim(&place.record, "a").expect("a job");
        assert_eq!((job.id, job.state), (id, State::Running), "{}", place.name);
        let detail: String = write(&place.record, |tx| job.detail(tx));
        assert_eq!(detail, "Jamie's file");
        assert_eq!(claim(&place.record, "b"), None, "it is taken");
    }
}

#[test]
fn a_job_goes_on_elsewhere_when_its_worker_dies_and_not_for_ever() {
    for place in everywhere() {
        let record = &place.record;
        let later = |seconds: i64| {
            let clock = record.clock();
            clock.set(clock.now() + SignedDuration::from_secs(seconds));
        };
        let id = write(record, |tx| jobs::ask(tx, "reading", &1));
        claim(record, "first").expect("a job");
        later(50);
        let tell = |worker: &str, done| {
            write(record, |tx| {
                jobs::progress(tx, id, worker, (done, 9), "row 3", LEASE)
            })
        };
        assert!(tell("first", 3));
        later(50);
        assert_eq!(claim(record, "second"), None, "progress keeps the lease");
        later(20);
        let job = claim(record, "second").expect("the lease ran out");
        assert_eq!((job.done, job.total), (3, 9));
        assert!(!tell("first", 4), "whoever lost it is told");
        let end = |worker: &str| {
            write(record, |tx| {
                jobs::end(tx, id, worker, State::Done, "400 children")
            })
        };
        assert!(!end("first"));
        assert!(end("second"));
        assert_eq!(state(record, id), (State::Done, "400 children".to_owned()));
        assert_eq!(claim(record, "third"), None);

        let id = write(record, |tx| jobs::ask(tx, "reading", &2));
        for _ in 0..3 {
            claim(record, "unlucky").expect("a job");
            later(61);
        }
        assert_eq!(claim(record, "fourth"), None);
        assert_eq!(state(record, id).0, State::Failed, "{}", place.name);
        let newest = write(record, |tx| jobs::newest(tx, "reading", 1));
        assert_eq!(newest.first().map(|job| job.id), Some(id));
    }
}

#[test]
fn each_job_is_done_once_however_many_work() {
    for place in lasting() {
        let other = place.again();
        let asked: HashSet<Uuid> = (0..30)
            .map(|n| write(&place.record, |tx| jobs::ask(tx, "reading", &n)))
            .collect();
        let done = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for n in 0..4 {
                let record = if n % 2 == 0 { &place.record } else { &other };
                let done = &done;
                scope.spawn(move || {
                    let worker = format!("worker {n}");
                    while let Some(job) = claim(record, &worker) {
                        let ended =
                            |tx: &mut Tx<'_>| jobs::end(tx, job.id, &worker, State::Done, "");
                        assert!(write(record, ended));
                        done.lock().expect("whole").push(job.id);
                    }
                });
            }
        });
        let done = done.into_inner().expect("whole");
        assert_eq!(done.len(), 30, "{}", place.name);
        assert_eq!(done.into_iter().collect::<HashSet<_>>(), asked);
    }
}
