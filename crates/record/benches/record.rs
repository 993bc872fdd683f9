//! How long the record's own work takes: `cargo bench -p record`. Larger figures, on either
//! engine, come from `cargo run --release -p record --example figures`.

use care::{Authority, ids::SubjectId};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use record::{Caller, Clock, Content, Database, Keys, Look, Record, Room, Saying, Settings, Tx};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
}
impl Content for Named {
    const KIND: &'static str = "named";
    const VERSION: u16 = 1;
}

const ROOM: Room = Room {
    name: "names",
    schema: &["CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, name TEXT NOT NULL)"],
    tables: &["person"],
    kinds: &["named"],
    apply: |tx, fact| {
        let named: Named = fact.read()?;
        tx.execute(
            "INSERT INTO person (id, name) VALUES ($1, $2)",
            &[&fact.subject, &named.name],
        )?;
        Ok(())
    },
};

fn record(dir: &tempfile::TempDir) -> Record {
    let settings = Settings {
        clock: Clock::system(),
        council: Authority::WIGAN,
        keys: Keys::ephemeral(),
    };
    let place = Database::Sqlite(dir.path().join("bench.sqlite"));
    Record::open(&place, &[ROOM], settings).expect("opened")
}

fn say(tx: &mut Tx<'_>) -> Result<(), record::Fault> {
    let name = "Jamie Lee".to_owned();
    tx.say(
        SubjectId(uuid::Uuid::now_v7()),
        &Named { name },
        Saying::from("worker"),
    )?;
    Ok(())
}

fn look() -> Look {
    Look {
        at: jiff::Timestamp::UNIX_EPOCH,
        member: care::ids::MemberId(uuid::Uuid::nil()),
        member_name: "Sam Taylor".to_owned(),
        persona: "key worker".to_owned(),
        subject: Some(SubjectId(uuid::Uuid::nil())),
        action: "see".to_owned(),
        what: "the page".to_owned(),
        allowed: true,
        because: "you are their key worker".to_owned(),
        request: "r1".to_owned(),
    }
}

fn benches(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let record = record(&dir);
    let caller = Caller::system("bench");
    c.bench_function("say one fact", |b| {
        b.iter(|| record.write(&caller, |tx| Ok(say(tx)?)).expect("said"));
    });
    let mut bulk = c.benchmark_group("say 1,000 facts in one transaction");
    bulk.throughput(Throughput::Elements(1_000)).sample_size(20);
    bulk.bench_function("facts", |b| {
        b.iter(|| {
            let said = record.write(&caller, |tx| Ok((0..1_000).try_for_each(|_| say(tx))?));
            said.expect("said");
        });
    });
    bulk.finish();
    let mut looks = c.benchmark_group("16 threads log 20 looks each, one by one");
    looks.throughput(Throughput::Elements(320)).sample_size(20);
    looks.bench_function("looks", |b| {
        b.iter(|| {
            std::thread::scope(|scope| {
                for _ in 0..16 {
                    scope.spawn(|| {
                        for _ in 0..20 {
                            record.log_looks(&[look()]).expect("logged");
                        }
                    });
                }
            });
        });
    });
    looks.finish();
    let entries = record.verify().expect("verified");
    let mut verify = c.benchmark_group("verify");
    let count = u64::try_from(entries.facts + entries.looks).expect("a count");
    verify
        .throughput(Throughput::Elements(count))
        .sample_size(10);
    verify.bench_function("entries", |b| b.iter(|| record.verify().expect("verified")));
    verify.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
