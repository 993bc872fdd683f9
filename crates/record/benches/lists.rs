//! How long a page of a list and its count take over England's 82,000 looked-after children, for a role
//! that reaches everybody and for roles that reach a few: `cargo bench -p record --bench lists`.

use care::ids::{MemberId, TeamId, YoungPersonId};
use care::{Authority, Period};
use criterion::{Criterion, criterion_group, criterion_main};
use record::access::{self, Persona, Profile, Relationship};
use record::{Bind, Caller, Clock, Database, Keys, Record, Room, Settings};
use uuid::Uuid;

const CHILDREN: usize = 82_000;
const PAGE: &str = "SELECT p.name FROM person p WHERE {} ORDER BY p.name LIMIT 50";
const COUNT: &str = "SELECT CAST(count(*) AS bigint) FROM person p WHERE {}";

const ROOM: Room = Room {
    name: "names",
    schema: &[
        "CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, name TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS person_by_name ON person (name)",
    ],
    tables: &["person"],
    kinds: &[],
    apply: |_, _| Ok(()),
};

/// Everybody's personas, a team that is responsible for six hundred, a caseload of fifteen.
fn england(dir: &tempfile::TempDir) -> Record {
    let settings = Settings {
        clock: Clock::system(),
        council: Authority::WIGAN,
        keys: Keys::ephemeral(),
    };
    let place = Database::Sqlite(dir.path().join("england.sqlite"));
    let rooms = [access::ROOM, ROOM];
    let record = Record::open(&place, &rooms, settings).expect("opened");
    let house = Caller::system("a bench");
    record
        .write(&house, |tx| {
            let today = Period::since(tx.today());
            let team = TeamId(Uuid::from_u128(1));
            access::say_team(tx, team, "Leigh hub")?;
            for (at, persona) in Persona::ALL.iter().enumerate() {
                let id = MemberId(Uuid::from_u128(100 + at as u128));
                access::say_member(tx, id, &Profile::staff(persona.title(), *persona))?;
                access::join_team(tx, id, team, today)?;
            }
            let worker = Persona::ALL
                .iter()
                .position(|one| *one == Persona::KeyWorker);
            let worker = MemberId(Uuid::from_u128(100 + worker.unwrap_or(0) as u128));
            for at in 0..CHILDREN {
                let id = YoungPersonId(Uuid::new_v4());
                access::register(tx, id, None)?;
                if at < 600 {
                    access::make_responsible(tx, id, team, today)?;
                }
                if at < 15 {
                    access::relate(tx, id, worker, Relationship::KeyWorker, today)?;
                }
                let name = format!("{:05}", at * 7919 % CHILDREN);
                let statement = "INSERT INTO person (id, name) VALUES ($1, $2)";
                tx.execute(statement, &[&id, &name])?;
            }
            Ok(())
        })
        .expect("written");
    record
}

fn benches(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let record = england(&dir);
    let house = Caller::system("a bench");
    let mut group = c.benchmark_group("a list over England");
    group.sample_size(20);
    for (at, persona) in Persona::ALL.iter().enumerate() {
        let looking = [
            Persona::KeyWorker,
            Persona::TeamManager,
            Persona::ServiceLead,
        ];
        if !looking.contains(persona) {
            continue;
        }
        let id = MemberId(Uuid::from_u128(100 + at as u128));
        let caller = record
            .read(&house, |tx| Ok(Caller::load(tx, id)?))
            .expect("read")
            .expect("a member");
        for (what, text) in [("page", PAGE), ("count", COUNT)] {
            group.bench_function(format!("{what} for a {}", persona.title()), |b| {
                b.iter(|| {
                    record.read(&caller, |tx| {
                        let clause = access::visible(tx).on("p.id", 1);
                        let params: Vec<&dyn Bind> = clause.binds().collect();
                        let mut rows = 0;
                        tx.each(&text.replace("{}", &clause.sql), &params, |_| {
                            rows += 1;
                            Ok(())
                        })?;
                        Ok(rows)
                    })
                });
            });
        }
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
