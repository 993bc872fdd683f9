//! A room made for these tests: people and the places they lived in, one at a time.

use care::{Authority, Date, ids::SubjectId};
use record::{Caller, Clock, Content, Fact, Fault, Keys, Record, Room, Saying, Settings, Tx};
use serde::{Deserialize, Serialize};

/// A name, as someone gave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub name: String,
}
impl Content for Named {
    const KIND: &'static str = "named";
    const VERSION: u16 = 1;
}

/// Where someone lived from a day on. Sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lived {
    pub place: String,
}
impl Content for Lived {
    const KIND: &'static str = "lived";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// The room.
pub const GARDEN: Room = Room {
    name: "garden",
    schema: &[
        "CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, name TEXT NOT NULL, told BIGINT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS stay (fact TEXT PRIMARY KEY, person TEXT NOT NULL, place TEXT NOT NULL, since TEXT, until TEXT)",
        "CREATE TABLE IF NOT EXISTS note (id BIGINT PRIMARY KEY, words TEXT NOT NULL)",
    ],
    tables: &["stay", "person"],
    kinds: &["named", "lived"],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    if fact.kind == Named::KIND {
        let named: Named = fact.read()?;
        tx.execute(
            "INSERT INTO person (id, name, told) VALUES ($1, $2, 1)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, told = person.told + 1",
            &[&fact.subject, &named.name],
        )?;
    } else {
        let lived: Lived = fact.read()?;
        if let Some(earlier) = fact.supersedes {
            tx.execute("DELETE FROM stay WHERE fact = $1", &[&earlier])?;
        }
        tx.execute(
            "INSERT INTO stay (fact, person, place, since, until) VALUES ($1, $2, $3, $4, $5)",
            &[
                &fact.id,
                &fact.subject,
                &lived.place,
                &fact.valid_from,
                &fact.valid_to,
            ],
        )?;
    }
    Ok(())
}

pub fn clock() -> Clock {
    Clock::fixed("2026-11-22T10:00:00Z".parse().expect("a time"))
}

pub fn settings() -> Settings {
    Settings {
        clock: clock(),
        council: Authority::WIGAN,
        keys: Keys::ephemeral(),
    }
}

pub fn caller() -> Caller {
    Caller::system("test")
}

pub fn someone() -> SubjectId {
    SubjectId(uuid::Uuid::new_v4())
}

/// Says a name.
pub fn name(record: &Record, who: SubjectId, name: &str) {
    record
        .write(&caller(), |tx| {
            let name = name.to_owned();
            Ok(tx.say(who, &Named { name }, Saying::from("worker"))?)
        })
        .expect("said");
}

/// Says a stay.
pub fn lived(
    tx: &mut Tx<'_>,
    who: SubjectId,
    place: &str,
    since: Date,
) -> Result<care::ids::FactId, Fault> {
    let place = place.to_owned();
    tx.say(who, &Lived { place }, Saying::from("worker").since(since))
}

/// The name a person has now.
pub fn name_of(record: &Record, who: SubjectId) -> Option<String> {
    record
        .read(&caller(), |tx| {
            Ok(
                tx.optional("SELECT name FROM person WHERE id = $1", &[&who], |row| {
                    row.get(0)
                })?,
            )
        })
        .expect("read")
}

/// A look at someone.
pub fn look_at(who: SubjectId) -> record::Look {
    record::Look {
        at: "2026-11-22T10:00:00Z".parse().expect("a time"),
        member: caller().member(),
        member_name: "Sam Taylor".to_owned(),
        persona: "key worker".to_owned(),
        subject: Some(who),
        action: "see".to_owned(),
        what: "the page".to_owned(),
        allowed: true,
        because: "you are their key worker".to_owned(),
        request: "r1".to_owned(),
    }
}
