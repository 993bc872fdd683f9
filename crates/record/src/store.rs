//! How the two engines are opened, shared between threads, read and written.

use crate::{
    Caller, Fault, Look, OpenFault, Refusal, Tx, access_log,
    db::{Group, Link, Pool, PostgresLink, SqliteLink},
    facts,
    heads::Heads,
    house::House,
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// How many may wait for a connection before the house says it is busy.
const QUEUE: usize = 512;
/// How long each may wait.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many read at once.
const READERS: usize = 8;

/// The connections of one record.
pub(crate) enum Store {
    /// Everything over one connection, one at a time.
    Memory(Group),
    /// One writer of facts, one writer of looks, several readers. On PostgreSQL each writer holds
    /// its list's lock while it writes, so that several servers write in turn: facts follow one
    /// another in one chain in any case, and whoever has the turn sees everything before it. No
    /// write is ever done twice or undone because another was faster.
    Lasting {
        writer: Group,
        looks: Group,
        readers: Pool<Link>,
    },
}

impl Store {
    pub(crate) fn memory(house: &House, guarded: bool) -> Result<Self, OpenFault> {
        let mut link = Link::Sqlite(SqliteLink::memory()?);
        house.create_in_memory(&mut link, guarded)?;
        let group = Group::new(link, facts::LIST, true, QUEUE, PATIENCE, |_| ());
        Ok(Self::Memory(group))
    }

    pub(crate) fn file(path: &Path, house: &House, heads: &Arc<Heads>) -> Result<Self, OpenFault> {
        let beside = looks_file(path);
        let mut looks = Link::Sqlite(SqliteLink::file(&beside)?);
        access_log::prepare(&mut looks)?;
        let writer = SqliteLink::file(path)?;
        writer.attach(&beside, "looks")?;
        let mut writer = Link::Sqlite(writer);
        house.prepare(&mut writer)?;
        let mut readers = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            let reader = SqliteLink::reader(path)?;
            reader.attach(&beside, "looks")?;
            readers.push(Link::Sqlite(reader));
        }
        Ok(Self::lasting(writer, looks, readers, house, heads))
    }

    pub(crate) fn server(
        url: &str,
        schema: &str,
        house: &House,
        heads: &Arc<Heads>,
    ) -> Result<Self, OpenFault> {
        let mut first = PostgresLink::new(url, schema)?;
        first.create_schema()?;
        let readers = (0..READERS).map(|_| Link::server(first.another()));
        let readers = readers.collect();
        let mut looks = Link::server(first.another());
        access_log::prepare(&mut looks)?;
        let mut writer = Link::server(first);
        house.prepare(&mut writer)?;
        Ok(Self::lasting(writer, looks, readers, house, heads))
    }

    fn lasting(
        writer: Link,
        looks: Link,
        readers: Vec<Link>,
        house: &House,
        heads: &Arc<Heads>,
    ) -> Self {
        let council = house.council;
        let of_facts = Arc::clone(heads);
        let of_looks = Arc::clone(heads);
        let writer = Group::new(writer, facts::LIST, true, QUEUE, PATIENCE, move |link| {
            if of_facts.place().is_some() {
                of_facts.note_facts(facts::head(link, council));
            }
        });
        let looks = Group::new(
            looks,
            access_log::LIST,
            false,
            QUEUE,
            PATIENCE,
            move |link| {
                if of_looks.place().is_some() {
                    of_looks.note_looks(access_log::head(link, council));
                }
            },
        );
        Self::Lasting {
            writer,
            looks,
            readers: Pool::new(readers, QUEUE, PATIENCE),
        }
    }

    pub(crate) fn read<T>(
        &self,
        house: &House,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<(Result<T, Refusal>, Vec<Look>), Fault> {
        match self {
            Self::Memory(all) => all.alone(|link| house.reading(link, caller, f))?,
            Self::Lasting { readers, .. } => house.reading(&mut *readers.take()?, caller, f),
        }
    }

    /// Writes and commits; the looks noted on the way are given back whatever the answer is.
    pub(crate) fn write<T>(
        &self,
        house: &House,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> (Result<T, Refusal>, Vec<Look>) {
        let (Self::Memory(writer) | Self::Lasting { writer, .. }) = self;
        let mut noted = Vec::new();
        let answer = writer.write(|writer| {
            let (answer, looks) = house.writing(&mut writer.link, caller, f);
            noted = looks;
            answer
        });
        (answer.unwrap_or_else(|fault| Err(fault.into())), noted)
    }

    /// Uses the connection that writes facts, outside any transaction.
    pub(crate) fn alone<T>(&self, work: impl FnOnce(&mut Link) -> T) -> Result<T, Fault> {
        let (Self::Memory(writer) | Self::Lasting { writer, .. }) = self;
        writer.alone(work)
    }

    /// Uses the connection that writes looks, in one transaction of its own.
    pub(crate) fn looks_alone(
        &self,
        work: impl FnOnce(&mut Link) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let (Self::Memory(writer) | Self::Lasting { looks: writer, .. }) = self;
        writer.alone(|link| {
            link.begin_write(access_log::LIST)?;
            let done = work(link);
            let end = link.batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
            done.and(end)
        })?
    }

    /// Adds looks at the end of the list; on disk when this returns.
    pub(crate) fn log(&self, house: &House, looks: &[Look]) -> Result<(), Fault> {
        let (Self::Memory(writer) | Self::Lasting { looks: writer, .. }) = self;
        writer.write(|writer| {
            let head = match writer.head {
                Some(head) => head,
                None => access_log::head(&mut writer.link, house.council)?,
            };
            writer.head = Some(access_log::append(&mut writer.link, head, looks)?);
            Ok(())
        })?
    }
}

/// The access log's file beside a record's.
pub(crate) fn looks_file(path: &Path) -> PathBuf {
    beside(path, "-looks")
}

/// A file beside another.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
