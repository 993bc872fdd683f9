//! A house to try the desk in: one room with a page about a young person, a form, and what goes
//! wrong with them.

use care::ids::{MemberId, SubjectId, YoungPersonId};
use desk::trial::Browser;
use desk::{Desk, Needs, Reply, Routes, Settings, Visit};
use maud::html;
use record::access::{self, Capability, Persona, Profile};
use record::{Caller, Clock, Conflict, Differing, Fault, Keys, Look, Record, Refusal, Room};
use uuid::Uuid;

/// The room's tables: what was said, one row each, and a version per person.
const TRIAL: Room = Room {
    name: "trial",
    schema: &[
        "CREATE TABLE IF NOT EXISTS trial_said (about TEXT NOT NULL, words TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS trial_version (about TEXT PRIMARY KEY, version BIGINT NOT NULL)",
    ],
    tables: &[],
    kinds: &[],
    apply: |_, _| Ok(()),
};

pub struct House {
    pub desk: Desk,
    pub clock: Clock,
    pub worker: MemberId,
    pub councillor: MemberId,
}

pub const NOW: &str = "2026-11-22T09:00:00Z";

impl House {
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    pub fn with(settings: Settings) -> Self {
        Self::on(Clock::fixed(NOW.parse().expect("a time")), settings)
    }

    /// A house whose clock is the machine's: where someone else's clock is met too.
    pub fn at_real_time(settings: Settings) -> Self {
        Self::on(Clock::system(), settings)
    }

    fn on(clock: Clock, settings: Settings) -> Self {
        let how = record::Settings {
            clock: clock.clone(),
            council: care::Authority::WIGAN,
            keys: Keys::ephemeral(),
        };
        let rooms = [desk::room(), access::ROOM, TRIAL];
        let record = match crate::postgres::place() {
            Some(place) => Record::open(&place, &rooms, how).expect("a record in PostgreSQL"),
            None => Record::in_memory(&rooms, how),
        };
        if settings.demo {
            desk::demo::mark(&record).expect("marked");
        }
        let worker = member(&record, "Sam Okafor", Persona::SocialWorker);
        let councillor = member(&record, "Cllr Dee", Persona::Councillor);
        let desk = Desk::new(record, vec![routes()], settings).expect("a desk");
        Self {
            desk,
            clock,
            worker,
            councillor,
        }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.desk)
    }

    /// A browser the social worker is signed in with.
    pub fn worker(&self) -> Browser {
        let mut browser = self.browser();
        browser.sign_in(self.worker);
        browser
    }

    /// The worker leaves.
    pub fn end_worker(&self) {
        let mut profile = Profile::staff("Sam Okafor", Persona::SocialWorker);
        profile.active = false;
        self.desk
            .record()
            .write(&Caller::system("test"), |tx| {
                access::say_member(tx, self.worker, &profile)
            })
            .expect("ended");
    }

    pub fn later(&self, minutes: i64) {
        let now = self.clock.now();
        self.clock
            .set(now + jiff::SignedDuration::from_mins(minutes));
    }

    pub fn count(&self, sql: &str) -> i64 {
        self.desk
            .record()
            .read(&Caller::system("test"), |tx| {
                Ok(tx.one(sql, &[], |row| row.get(0))?)
            })
            .expect("a count")
    }

    pub fn looks(&self) -> i64 {
        self.count("SELECT count(*) FROM access_log")
    }
}

pub fn member(record: &Record, name: &str, persona: Persona) -> MemberId {
    let id = MemberId(Uuid::now_v7());
    record
        .write(&Caller::system("test"), |tx| {
            let profile = Profile::staff(name, persona);
            access::say_member(tx, id, &profile)
        })
        .expect("a member");
    id
}

pub fn person() -> YoungPersonId {
    YoungPersonId(Uuid::now_v7())
}

fn routes() -> Routes {
    let open = Needs::Capability(Capability::OpenPeople);
    Routes::new("trial")
        .get("/", Needs::SignedIn, front)
        .get("/young-people/{id}", open, page)
        .form("/young-people/{id}/said", open, said_page, say)
        .post("/young-people/{id}/wave", open, wave)
        .get("/slow", Needs::SignedIn, slow)
        .get("/panic", Needs::SignedIn, |_| panic!("on purpose"))
        .get("/fault", Needs::SignedIn, |_| {
            Err(Refusal::Fault(Fault::Other(
                "Jamie lives at 1 Acacia Avenue".into(),
            )))
        })
        .get("/restricted", Needs::SignedIn, |_| {
            Err(Refusal::Restricted {
                ask: "Dana Ali".into(),
            })
        })
        .get("/absent", Needs::SignedIn, |_| Err(Refusal::NotFound))
        .get("/forbidden", Needs::SignedIn, |_| Err(Refusal::NotAllowed))
        .get("/big", Needs::SignedIn, |_| {
            Ok(Reply::page(
                "Big",
                html! { p { ("many words ".repeat(2_000)) } },
            ))
        })
        .upload(
            "/files",
            Needs::Capability(Capability::ImportReturns),
            60 * 1024 * 1024,
            |_| Ok(Reply::page("Files", html! {})),
            files,
        )
        .get("/huge", Needs::SignedIn, |_| {
            Ok(Reply::download(
                "huge.bin",
                "application/octet-stream",
                vec![b'z'; 64 << 20],
            ))
        })
        .get("/export", Needs::SignedIn, |_| Ok(Reply::text("rows")))
        .fresh()
        .get("/break-the-log", Needs::SignedIn, |visit| {
            visit.write(|tx| {
                tx.execute("DROP TABLE access_log", &[])?;
                Ok(())
            })?;
            Ok(Reply::done())
        })
        .menu("Young people", "/young-people", open)
}

fn front(visit: &mut Visit) -> Result<Reply, Refusal> {
    let name = visit.caller()?.name().to_owned();
    Ok(Reply::page("Front page", html! { h1 { "Hello " (name) } }))
}

fn look_at(visit: &Visit) -> Result<YoungPersonId, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    visit.read(|tx| {
        tx.look(Look {
            at: tx.now(),
            member: tx.caller().member(),
            member_name: tx.caller().name().to_owned(),
            persona: "social_worker".into(),
            subject: Some(SubjectId::from(id)),
            action: "see".into(),
            what: "page".into(),
            allowed: true,
            because: "test".into(),
            request: tx.caller().request().unwrap_or("").to_owned(),
        });
        Ok(())
    })?;
    Ok(id)
}

fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = look_at(visit)?;
    Ok(Reply::page("A young person", html! { h1 { (id) } }))
}

fn version(visit: &Visit, id: YoungPersonId) -> Result<i64, Refusal> {
    visit.read(|tx| {
        let found: Option<i64> = tx.optional(
            "SELECT version FROM trial_version WHERE about = $1",
            &[&id],
            |row| row.get(0),
        )?;
        Ok(found.unwrap_or(0))
    })
}

fn said_page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id = look_at(visit)?;
    let form = visit
        .form("said", &[("kind", "hope")])?
        .drawn_from(version(visit, id)?);
    Ok(Reply::page(
        "What they said",
        html! {
            h1 { "What they said" }
            form method="post" {
                (form.guard())
                textarea name="said" id="said" { (form.value("said")) }
                @if let Some(error) = form.error("said") { p.error { (error) } }
                input name="kind" value=(form.value("kind"));
                @for who in form.values("who") { "who=" (who) " " }
                button { "Save" }
            }
        },
    ))
}

fn say(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    let mut form = visit.posted()?;
    let said = form.text("said", "what they said").at_most(50).required();
    let said = form.all_of(said)?;
    visit.write(|tx| {
        let now: i64 = tx
            .optional(
                "SELECT version FROM trial_version WHERE about = $1",
                &[&id],
                |row| row.get(0),
            )?
            .unwrap_or(0);
        if form.seen() != Some(now) {
            return Err(Refusal::Conflict(Box::new(Conflict {
                what: "What they said".into(),
                fields: vec![Differing {
                    field: "said".into(),
                    label: "Words".into(),
                    yours: said.clone(),
                    theirs: "their version".into(),
                }],
                who: Some("Dana Ali".into()),
                when: Some(tx.now()),
            })));
        }
        tx.execute(
            "INSERT INTO trial_version (about, version) VALUES ($1, $2) \
             ON CONFLICT (about) DO UPDATE SET version = excluded.version",
            &[&id, &(now + 1)],
        )?;
        tx.execute(
            "INSERT INTO trial_said (about, words) VALUES ($1, $2)",
            &[&id, &said],
        )?;
        Ok(())
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}")).saying("Saved what they said"))
}

fn wave(visit: &mut Visit) -> Result<Reply, Refusal> {
    let id: YoungPersonId = visit.id("id")?;
    visit.write(|tx| {
        tx.execute(
            "INSERT INTO trial_said (about, words) VALUES ($1, 'wave')",
            &[&id],
        )?;
        Ok(())
    })?;
    Ok(Reply::redirect(format!("/young-people/{id}")))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a handler that is slow on purpose"
)]
fn slow(_: &mut Visit) -> Result<Reply, Refusal> {
    std::thread::sleep(std::time::Duration::from_millis(400));
    Ok(Reply::text("done"))
}

fn files(visit: &mut Visit) -> Result<Reply, Refusal> {
    use std::io::Read as _;
    let mut sum = 0u64;
    let mut names = Vec::new();
    for upload in &mut visit.files {
        let mut chunk = [0u8; 65_536];
        loop {
            let read = upload
                .file
                .read(&mut chunk)
                .map_err(|error| Refusal::Fault(Fault::Disk(error.to_string())))?;
            if read == 0 {
                break;
            }
            sum += read as u64;
        }
        names.push(upload.name.clone());
    }
    Ok(Reply::text(format!("{sum} {}", names.join(","))))
}
