//! Opening a council's record and getting transactions over it.

use crate::{
    Caller, Clock, Fault, Keys, Look, OpenFault, Refusal, Room, Tx, db,
    heads::{self, Heads},
    house::House,
    rebuild::{self, Rebuilt},
    rooms::Rooms,
    store::{Store, beside},
    verify::{self, Verified},
};
use care::{Authority, ids::SubjectId};
use jiff::Timestamp;
use std::{path::PathBuf, sync::Arc};

/// Where a council's record is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file. Beside it stand its write-ahead log, its access log (`…-looks`) and the last known
    /// ends of both lists (`…-heads`).
    Sqlite(PathBuf),
    /// A schema of a PostgreSQL database. The last known ends of its lists stand beside the key
    /// file (`…-heads`), where there is one.
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
    heads: Arc<Heads>,
    /// The record this one recalls an earlier day of: looks belong there.
    today: Option<Record>,
}

impl Record {
    /// Opens a record, making it if there is none; its rooms' tables are made or brought up to
    /// date. Every error is one sentence for the person who starts the house.
    pub fn open(place: &Database, rooms: &[Room], settings: Settings) -> Result<Self, OpenFault> {
        db::assert_version()?;
        let house = House::new(Rooms::new(rooms), settings);
        let (store, heads) = match place {
            Database::Sqlite(path) => {
                let heads = Arc::new(Heads::at(beside(path, "-heads")));
                (Store::file(path, &house, &heads)?, heads)
            }
            Database::Postgres { url, schema } => {
                let heads = Arc::new(
                    house
                        .keys
                        .place()
                        .map_or_else(Heads::nowhere, |key| Heads::at(beside(key, "-heads"))),
                );
                (Store::server(url, schema, &house, &heads)?, heads)
            }
        };
        Ok(Self(Arc::new(Inner {
            house,
            store,
            heads,
            today: None,
        })))
    }

    /// An empty record in memory, for tests and demonstrations. It dies with its last clone.
    ///
    /// # Panics
    /// When a room's own statements are wrong: nothing else can fail.
    pub fn in_memory(rooms: &[Room], settings: Settings) -> Self {
        Self::memory(rooms, settings, None).expect("the rooms' own statements are sound")
    }

    fn memory(rooms: &[Room], settings: Settings, today: Option<Self>) -> Result<Self, OpenFault> {
        let house = House::new(Rooms::new(rooms), settings);
        let store = Store::memory(&house, today.is_none())?;
        Ok(Self(Arc::new(Inner {
            house,
            store,
            heads: Arc::new(Heads::nowhere()),
            today,
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
        let (answer, looks) = self.0.store.read(&self.0.house, caller, f)?;
        self.log_looks(&looks)?;
        answer
    }

    /// Writes: what `f` does happens together, or not at all when it refuses. Answered only when
    /// it is on disk, together with the looks noted on the way. `f` may be run again when another
    /// server was faster. Never call it inside another `read` or `write` of the same record.
    pub fn write<T>(
        &self,
        caller: &Caller,
        f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let (answer, looks) = self.0.store.write(&self.0.house, caller, f);
        self.log_looks(&looks)?;
        answer
    }

    /// Adds looks to the access log; they are on disk when this returns.
    pub fn log_looks(&self, looks: &[Look]) -> Result<(), Fault> {
        if looks.is_empty() {
            return Ok(());
        }
        match &self.0.today {
            Some(today) => today.log_looks(looks),
            None => self.0.store.log(&self.0.house, looks),
        }
    }

    /// The record of some subjects as it was known at a moment: a record in memory over the same
    /// rooms into which their facts recorded up to then were applied, in the order they were
    /// recorded. The caller's right to see the subjects is decided as ever, over that record, and
    /// looks at it are kept in this one.
    pub fn as_known(
        &self,
        caller: &Caller,
        subjects: &[SubjectId],
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        let house = &self.0.house;
        let mut found = self.read(caller, |tx| {
            let mut found = Vec::new();
            for subject in subjects {
                found.extend(tx.facts_of(*subject, None)?);
            }
            Ok(found)
        })?;
        found.retain(|fact| fact.recorded_at <= at);
        found.sort_by_key(|fact| fact.seq);
        found.dedup_by_key(|fact| fact.seq);
        let settings = Settings {
            clock: Clock::fixed(at),
            council: house.council,
            keys: house.keys.clone(),
        };
        let then = Self::memory(&house.rooms.list, settings, Some(self.clone()))
            .map_err(|fault| Fault::Other(fault.0))?;
        then.write(caller, |tx| Ok(tx.recall(&found)?))?;
        Ok(then)
    }

    /// Walks both lists from the beginning, recomputes every hash, compares the ends with those
    /// noted in a second place, and names what does not hold.
    pub fn verify(&self) -> Result<Verified, Fault> {
        // The noted ends are read first: what is added meanwhile only makes the lists longer.
        let kept = match self.0.heads.place() {
            None => None,
            Some(place) => heads::read(place)?,
        };
        let house = &self.0.house;
        let caller = Caller::system("verify");
        let (found, _) = self.0.store.read(house, &caller, |tx| {
            Ok(verify::walk(tx.link(), house.council, kept))
        })?;
        found.map_err(as_fault)
    }

    /// Drops and rebuilds every projection from the facts; or, to `compare`, rebuilds them in a
    /// scratch place and names the first difference from those there are, changing nothing.
    pub fn rebuild(&self, compare: bool) -> Result<Rebuilt, Fault> {
        let house = &self.0.house;
        let caller = Caller::system("rebuild");
        if compare {
            let (found, _) = self.0.store.read(house, &caller, |tx| {
                Ok(rebuild::compare(tx, house, &caller)?)
            })?;
            return found.map_err(as_fault);
        }
        let (done, _) = self.0.store.write_alone(house, &caller, |tx| {
            Ok(rebuild::rebuild(tx, &house.rooms, |_| true)?)
        });
        Ok(Rebuilt {
            facts: done.map_err(as_fault)?,
            tables: house.rooms.list.iter().map(|room| room.tables.len()).sum(),
            difference: None,
        })
    }
}

fn as_fault(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::Fault(fault) => fault,
        Refusal::Busy => Fault::Busy,
        other => Fault::Other(other.to_string()),
    }
}
