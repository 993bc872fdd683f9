//! Opening a council's record and getting transactions over it.

use crate::{
    Caller, Clock, Fault, Keys, Look, OpenFault, Refusal, Room, Tx, access_log,
    backup::{self, Backup},
    db, facts,
    heads::{self, Heads},
    house::House,
    rebuild::{self, Rebuilt},
    rooms::Rooms,
    store::{Store, beside, looks_file},
    verify::{self, Verified},
};
use care::{Authority, ids::SubjectId};
use jiff::Timestamp;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

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
    /// it is on disk, together with the looks noted on the way. Writes follow one another, on
    /// PostgreSQL over all servers: keep them short, and cut a long import into several. Never
    /// call it inside another `read` or `write` of the same record.
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
        let (done, _) = self.0.store.write(house, &caller, |tx| {
            Ok(rebuild::rebuild(tx, &house.rooms, |_| true)?)
        });
        Ok(Rebuilt {
            facts: done.map_err(as_fault)?,
            tables: house.rooms.list.iter().map(|room| room.tables.len()).sum(),
            difference: None,
        })
    }

    /// After an erasure: takes what was erased out of the database's own free space, so that its
    /// bytes are in no file of the record any more. On SQLite the file is written anew and its
    /// write-ahead log emptied; on PostgreSQL the list of facts is. `false` when somebody was still
    /// reading and the log could not be emptied yet: ask again. Backups are not touched.
    pub fn sweep(&self) -> Result<bool, Fault> {
        self.0.store.alone(|link| link.sweep())?
    }

    /// Writes a backup into a new file while the house goes on serving; the file appears under its
    /// name only when it is whole and every entry in it holds.
    pub fn backup(&self, to: &Path) -> Result<Backup, OpenFault> {
        if to.exists() {
            return Err(OpenFault(format!(
                "There is already a file at {}; choose another name.",
                to.display()
            )));
        }
        let house = &self.0.house;
        let caller = Caller::system("backup");
        let part = beside(to, ".part");
        // A part left by a backup that was cut short is of no use to anybody.
        let _ = std::fs::remove_file(&part);
        let written = self.0.store.read(house, &caller, |tx| {
            let now = tx.now();
            Ok(backup::write(tx.link(), house, &part, now))
        });
        let made = match written {
            Ok((Ok(made), _)) => made,
            Ok((Err(refusal), _)) => Err(as_fault(refusal).into()),
            Err(fault) => Err(fault.into()),
        };
        let made = made.and_then(|made| {
            std::fs::rename(&part, to)
                .and_then(|()| flush_folder(to))
                .map_err(|error| {
                    OpenFault(format!(
                        "The backup could not be put at {}: {error}.",
                        to.display()
                    ))
                })?;
            Ok(made)
        });
        if made.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        made
    }

    /// Puts a backup into an empty place, on either engine: copies what was kept, computes the
    /// rest again, and verifies it.
    pub fn restore(
        from: &Path,
        place: &Database,
        rooms: &[Room],
        settings: Settings,
    ) -> Result<(Self, Backup), OpenFault> {
        let (mut backup, label) = backup::open(from, settings.council, &settings.keys)?;
        let taken = || {
            OpenFault("There is already a record there; restore into an empty place.".to_owned())
        };
        if let Database::Sqlite(path) = place
            && (path.exists() || looks_file(path).exists())
        {
            return Err(taken());
        }
        let record = Self::open(place, rooms, settings)?;
        let held = record.verify()?;
        if held.facts > 0 || held.looks > 0 {
            return Err(taken());
        }
        let done = record.put_back(&mut backup, &label);
        match (done, place) {
            (Ok(()), _) => Ok((record, label)),
            (Err(fault), Database::Sqlite(path)) => {
                drop(record);
                for ending in [
                    "",
                    "-wal",
                    "-shm",
                    "-looks",
                    "-looks-wal",
                    "-looks-shm",
                    "-heads",
                ] {
                    // Half a record must not be taken for a whole one.
                    let _ = std::fs::remove_file(beside(path, ending));
                }
                Err(OpenFault(format!(
                    "The backup could not be restored: {fault}. Nothing was left behind."
                )))
            }
            (Err(fault), Database::Postgres { schema, .. }) => Err(OpenFault(format!(
                "The backup could not be restored: {fault}. Drop the schema {schema} before trying again."
            ))),
        }
    }

    fn put_back(&self, backup: &mut db::Link, label: &Backup) -> Result<(), Fault> {
        let house = &self.0.house;
        let store = &self.0.store;
        let caller = Caller::system("restore");
        store.looks_alone(|link| backup::put_looks_back(backup, link))?;
        let (done, _) = store.write(house, &caller, |tx| {
            backup::put_back(backup, house, tx.link())?;
            Ok(rebuild::rebuild(tx, &house.rooms, |_| true)?)
        });
        done.map_err(as_fault)?;
        let found = self.verify()?;
        if let Some(first) = found.first() {
            return Err(Fault::Other(first.to_string()));
        }
        if (found.facts, found.looks) != (label.facts, label.looks) {
            return Err(Fault::Other("some entries did not arrive".to_owned()));
        }
        let (ends, _) = store.read(house, &caller, |tx| {
            let facts = facts::head(tx.link(), house.council);
            Ok((facts, access_log::head(tx.link(), house.council)))
        })?;
        let (facts, looks) = ends.map_err(as_fault)?;
        self.0.heads.note_facts(facts);
        self.0.heads.note_looks(looks);
        Ok(())
    }
}

/// A file's new name is only sure to be there after a power cut when its folder is flushed.
fn flush_folder(file: &Path) -> std::io::Result<()> {
    match file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        Some(parent) => std::fs::File::open(parent)?.sync_all(),
        None => std::fs::File::open(".")?.sync_all(),
    }
}

fn as_fault(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::Fault(fault) => fault,
        Refusal::Busy => Fault::Busy,
        other => Fault::Other(other.to_string()),
    }
}
