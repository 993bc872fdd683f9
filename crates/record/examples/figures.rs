//! Prints how fast a record is on this machine:
//! `cargo run --release -p record --example figures [FACTS] [FOLDER] [POSTGRES URL]`.
//!
//! Facts are said as a seven-year import of all England's children says them: a third about a
//! child, the rest episodes of that child, each shown in a table as it is said.

use care::{Authority, ids::SubjectId};
use record::{
    Caller, Clock, Content, Database, Fact, Fault, Keys, Look, Record, Room, Saying, Settings, Tx,
};
use serde::{Deserialize, Serialize};
use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

#[derive(Serialize, Deserialize)]
struct Child {
    code: String,
    born: care::Date,
}
impl Content for Child {
    const KIND: &'static str = "child";
    const VERSION: u16 = 1;
}
#[derive(Serialize, Deserialize)]
struct Episode {
    reason: String,
    legal_status: String,
    placement: String,
    provider: String,
}
impl Content for Episode {
    const KIND: &'static str = "episode";
    const VERSION: u16 = 1;
}

const ROOM: Room = Room {
    name: "children",
    schema: &[
        "CREATE TABLE IF NOT EXISTS child (id TEXT PRIMARY KEY, code TEXT NOT NULL, born TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS episode (fact TEXT PRIMARY KEY, child TEXT NOT NULL, since TEXT NOT NULL,
         until TEXT, placement TEXT NOT NULL, provider TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS episode_of_child ON episode (child, since)",
    ],
    tables: &["episode", "child"],
    kinds: &["child", "episode"],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    if fact.kind == Child::KIND {
        let child: Child = fact.read()?;
        tx.execute(
            "INSERT INTO child (id, code, born) VALUES ($1, $2, $3)",
            &[&fact.subject, &child.code, &child.born],
        )?;
    } else {
        let episode: Episode = fact.read()?;
        tx.execute(
            "INSERT INTO episode (fact, child, since, until, placement, provider)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                &fact.id,
                &fact.subject,
                &fact.valid_from,
                &fact.valid_to,
                &episode.placement,
                &episode.provider,
            ],
        )?;
    }
    Ok(())
}

fn say_children(tx: &mut Tx<'_>, from: usize, children: usize) -> Result<(), Fault> {
    let day = jiff::civil::date(2026, 3, 1);
    for n in from..from + children {
        let child = SubjectId(uuid::Uuid::now_v7());
        let code = format!("C{n:06}");
        tx.say(
            child,
            &Child { code, born: day },
            Saying::from("header.csv"),
        )?;
        for _ in 0..2 {
            let episode = Episode {
                reason: "S".to_owned(),
                legal_status: "C2".to_owned(),
                placement: "U6".to_owned(),
                provider: "PR4".to_owned(),
            };
            tx.say(child, &episode, Saying::from("episodes.csv").since(day))?;
        }
    }
    Ok(())
}

fn look() -> Look {
    Look {
        at: jiff::Timestamp::UNIX_EPOCH,
        member: care::ids::MemberId(uuid::Uuid::nil()),
        member_name: "Sam Taylor".to_owned(),
        persona: "key worker".to_owned(),
        subject: Some(SubjectId(uuid::Uuid::now_v7())),
        action: "see".to_owned(),
        what: "the page".to_owned(),
        allowed: true,
        because: "you can see this because you are their key worker".to_owned(),
        request: "r1".to_owned(),
    }
}

fn timed<T>(what: &str, count: usize, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    let took = start.elapsed();
    let each = took.as_secs_f64() * 1e6 / count as f64;
    println!(
        "{what}: {count} in {:.2} s ({each:.1} µs each)",
        took.as_secs_f64()
    );
    done
}

/// Runs `one` on some threads for a while; prints how many a second and how long they took.
fn for_a_while(what: &str, threads: usize, one: impl Fn() + Sync) {
    let until = Instant::now() + Duration::from_secs(5);
    let mut all: Vec<Duration> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut took = Vec::new();
                    while Instant::now() < until {
                        let start = Instant::now();
                        one();
                        took.push(start.elapsed());
                    }
                    took
                })
            })
            .collect();
        running
            .into_iter()
            .flat_map(|t| t.join().unwrap_or_default())
            .collect()
    });
    all.sort();
    let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "{what}, {threads} threads: {}/s, p50 {:.2} ms, p99 {:.2} ms",
        all.len() / 5,
        at(0.5),
        at(0.99)
    );
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let facts: usize = args.next().map_or(Ok(720_000), |n| n.parse())?;
    let folder: PathBuf = args.next().map_or_else(std::env::temp_dir, Into::into);
    let place = match args.next() {
        Some(url) => Database::Postgres {
            url,
            schema: "figures".to_owned(),
        },
        None => Database::Sqlite(folder.join("figures.sqlite")),
    };
    let settings = Settings {
        clock: Clock::system(),
        council: Authority::WIGAN,
        keys: Keys::open_or_create(&folder.join("figures.key"))?,
    };
    let caller = Caller::system("figures");
    let record = Record::open(&place, &[ROOM], settings.clone())?;

    timed(
        "say with projections, 1,000 children a transaction",
        facts,
        || {
            for start in (0..facts / 3).step_by(1_000) {
                let many = 1_000.min(facts / 3 - start);
                record.write(&caller, |tx| Ok(say_children(tx, start, many)?))?;
            }
            Ok::<(), record::Refusal>(())
        },
    )?;
    for threads in [1, 16] {
        for_a_while("say one fact with its projection", threads, || {
            let said = record.write(&caller, |tx| {
                let code = "C1".to_owned();
                let born = jiff::civil::date(2026, 3, 1);
                Ok(tx.say(
                    SubjectId(uuid::Uuid::now_v7()),
                    &Child { code, born },
                    Saying::from("worker"),
                )?)
            });
            assert!(said.is_ok());
        });
        for_a_while("one look, on disk", threads, || {
            assert!(record.log_looks(&[look()]).is_ok());
        });
        for_a_while("a read of 3 statements with its look", threads, || {
            let read = record.read(&caller, |tx| {
                tx.look(look());
                for sql in [
                    "SELECT code FROM child ORDER BY id LIMIT 20",
                    "SELECT placement FROM episode ORDER BY fact LIMIT 20",
                    "SELECT placement FROM episode ORDER BY fact DESC LIMIT 20",
                ] {
                    tx.rows(sql, &[], |row| row.get::<String>(0))?;
                }
                Ok(())
            });
            assert!(read.is_ok());
        });
    }
    let all = record.verify()?;
    let all = usize::try_from(all.facts + all.looks)?;
    timed("verify", all, || record.verify())?;
    timed("rebuild --compare", facts, || record.rebuild(true))?;
    timed("rebuild", facts, || record.rebuild(false))?;
    let backup = folder.join("figures.backup");
    timed("backup", facts, || record.backup(&backup))?;
    let back = Database::Sqlite(folder.join("figures-restored.sqlite"));
    timed("restore", facts, || {
        Record::restore(&backup, &back, &[ROOM], settings)
    })?;
    Ok(())
}
