//! Opening a council's record and getting transactions over it.

use crate::{
    Caller, Clock, Fault, Keys, Look, OpenFault, Refusal, Room, Tx, access_log,
    db::{self, Group, Link, Pool, SqliteLink, guards, own_tables},
    facts,
    rooms::Rooms,
};
use care::{Authority, ids::SubjectId};
use jiff::Timestamp;
use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// Where a council's record is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file. Beside it stand its write-ahead log, its access log (`…-looks`) and the last known
    /// ends of both lists (`…-heads`).
    Sqlite(PathBuf),
    /// A schema of a PostgreSQL database.
    Postgres {
        /// `postgresql://user:password@host/database`.
        url: String,
        /// The council's own schema, made if it is not there.
        schema: String,
    },
}

/// What a record needs to know besides its place.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where it takes the time from.
    pub clock: Clock,
    /// Whose record it is.
    pub council: Authority,
    /// The council's data keys.
    pub keys: Keys,
}

/// A council's record. Cheap to clone; every clone is the same record.
#[derive(Clone)]
pub struct Record(Arc<Inner>);

struct Inner {
    house: House,
    store: Store,
    /// The record this one recalls an earlier day of: looks belong there.
    today: Option<Record>,
}

/// What every transaction may ask.
pub(crate) struct House {
    pub(crate) rooms: Rooms,
    pub(crate) clock: Clock,
    pub(crate) council: Authority,
    pub(crate) keys: Keys,
    pub(crate) shelf: crate::derived::Shelf,
}

enum Store {
    /// Everything over one connection, one at a time.
    Memory(Group),
    /// One writer of facts, one writer of looks, several readers.
    File {
        writer: Group,
        looks: Group,
        readers: Pool<Link>,
    },
}

/// How many may wait for a connection before the house says it is busy.
const QUEUE: usize = 512;
/// How long each may wait.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many read at once from a file.
const READERS: usize = 8;

impl Record {
    /// Opens a record, making it if there is none; its rooms' tables are made or brought up to
    /// date. Every error is one sentence for the person who starts the house.
    pub fn open(place: &Database, rooms: &[Room], settings: Settings) -> Result<Self, OpenFault> {
        db::assert_version()?;
        match place {
            Database::Sqlite(path) => Self::open_file(path, rooms, settings),
            Database::Postgres { .. } => Err(OpenFault("PostgreSQL is not served yet.".to_owned())),
        }
    }

    /// An empty record in memory, for tests and demonstrations. It dies with its last clone.
    ///
    /// # Panics
    /// When a room's own statements are wrong: nothing else can fail.
    pub fn in_memory(rooms: &[Room], settings: Settings) -> Self {
        Self::memory(rooms, settings, None).expect("the rooms' own statements are sound")
    }

    fn memory(rooms: &[Room], settings: Settings, today: Option<Self>) -> Result<Self, OpenFault> {
        let house = House::new(rooms, settings);
        let mut link = Link::Sqlite(SqliteLink::memory()?);
        access_log::create(&mut link)?;
        house.create(&mut link)?;
        if today.is_none() {
            link.batch(&guards(link.engine(), facts::LIST))?;
        }
        Ok(Self(Arc::new(Inner {
            house,
            store: Store::Memory(Group::new(link, QUEUE, PATIENCE, |_| ())),
            today,
        })))
    }

    fn open_file(path: &Path, rooms: &[Room], settings: Settings) -> Result<Self, OpenFault> {
        let house = House::new(rooms, settings);
        let beside = looks_file(path);
        let mut looks = Link::Sqlite(SqliteLink::file(&beside)?);
        access_log::create(&mut looks)?;
        let writer = SqliteLink::file(path)?;
        writer.attach(&beside, "looks")?;
        let mut writer = Link::Sqlite(writer);
        house.create(&mut writer)?;
        writer.batch(&guards(writer.engine(), facts::LIST))?;
        let mut readers = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            let reader = SqliteLink::reader(path)?;
            reader.attach(&beside, "looks")?;
            readers.push(Link::Sqlite(reader));
        }
        Ok(Self(Arc::new(Inner {
            house,
            store: Store::File {
                writer: Group::new(writer, QUEUE, PATIENCE, |_| ()),
                looks: Group::new(looks, QUEUE, PATIENCE, |_| ()),
                readers: Pool::new(readers, QUEUE, PATIENCE),
            },
            today: None,
        })))
    }

    /// Whose record it is.
    pub fn council(&self) -> Authority {
        self.0.house.council
    }

    /// Where it takes the time from.
    pub fn clock(&self) -> &Clock {
        &self.0.house.clock
    }

    /// Reads, all from one moment. The looks noted on the way are on disk before the answer is
    /// given; if they cannot be written there is no answer.
    pub fn read<T>(
        &self,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let house = &self.0.house;
        let (answer, looks) = match &self.0.store {
            Store::Memory(all) => all.alone(|link| house.reading(link, caller, f))??,
            Store::File { readers, .. } => house.reading(&mut *readers.take()?, caller, f)?,
        };
        self.log_looks(&looks)?;
        answer
    }

    /// Writes: what `f` does happens together, or not at all when it refuses. Answered only when
    /// it is on disk, together with the looks noted on the way. `f` may be run again when another
    /// server was faster.
    pub fn write<T>(
        &self,
        caller: &Caller,
        mut f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let house = &self.0.house;
        let (Store::Memory(writer) | Store::File { writer, .. }) = &self.0.store;
        let mut looks = Vec::new();
        let outcome = writer.write(|writer| {
            let mut tx = Tx::new(&mut writer.link, caller, house, true);
            let answer = f(&mut tx);
            looks = tx.take_looks();
            match (answer, tx.spoilt()) {
                (Ok(_), Some(fault)) => Err(fault.into()),
                (answer, _) => answer,
            }
        })?;
        self.log_looks(&looks)?;
        outcome
    }

    /// Adds looks to the access log; they are on disk when this returns.
    pub fn log_looks(&self, looks: &[Look]) -> Result<(), Fault> {
        if looks.is_empty() {
            return Ok(());
        }
        if let Some(today) = &self.0.today {
            return today.log_looks(looks);
        }
        let council = self.0.house.council;
        let (Store::Memory(writer) | Store::File { looks: writer, .. }) = &self.0.store;
        writer.write(|writer| {
            let head = match writer.head {
                Some(head) => head,
                None => access_log::head(&mut writer.link, council)?,
            };
            let head = access_log::append(&mut writer.link, head, looks)?;
            writer.head = Some(head);
            Ok(())
        })?
    }

    /// The record of some subjects as it was known at a moment: a record in memory over the same
    /// rooms into which their facts recorded up to then were applied, in the order they were
    /// recorded. The caller's right to see the subjects is decided as ever, over that record.
    pub fn as_known(
        &self,
        caller: &Caller,
        subjects: &[SubjectId],
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        let house = &self.0.house;
        let mut found = Vec::new();
        self.read(caller, |tx| {
            for subject in subjects {
                found.extend(tx.facts_of(*subject, None)?);
            }
            Ok(())
        })?;
        found.retain(|fact| fact.recorded_at <= at);
        found.sort_by_key(|fact| fact.seq);
        found.dedup_by_key(|fact| fact.seq);
        let then = Self::memory(
            &house.rooms.list,
            Settings {
                clock: Clock::fixed(at),
                council: house.council,
                keys: house.keys.clone(),
            },
            Some(self.clone()),
        )
        .map_err(|fault| Fault::Other(fault.0))?;
        then.write(caller, |tx| Ok(tx.recall(&found)?))?;
        Ok(then)
    }
}

fn looks_file(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-looks");
    name.into()
}

impl House {
    fn new(rooms: &[Room], settings: Settings) -> Self {
        Self {
            rooms: Rooms::new(rooms),
            clock: settings.clock,
            council: settings.council,
            keys: settings.keys,
            shelf: crate::derived::Shelf::default(),
        }
    }

    /// Makes the tables that are not there.
    fn create(&self, link: &mut Link) -> Result<(), OpenFault> {
        let engine = link.engine();
        link.batch(&own_tables(engine))?;
        self.rooms.create(link)?;
        Ok(())
    }

    /// Runs a reading transaction; gives the answer and the looks noted on the way.
    fn reading<T>(
        &self,
        link: &mut Link,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<(Result<T, Refusal>, Vec<Look>), Fault> {
        link.begin_read()?;
        let (outcome, looks) = {
            let mut tx = Tx::new(link, caller, self, false);
            let outcome = catch_unwind(AssertUnwindSafe(|| f(&mut tx)));
            let spoilt = tx.spoilt();
            let looks = tx.take_looks();
            (
                match (outcome, spoilt) {
                    (Ok(Ok(_)), Some(fault)) => Ok(Err(fault.into())),
                    (outcome, _) => outcome,
                },
                looks,
            )
        };
        if !link.lost_transaction() {
            link.batch("ROLLBACK")?;
        }
        match outcome {
            Ok(answer) => Ok((answer, looks)),
            Err(panic) => resume_unwind(panic),
        }
    }
}
