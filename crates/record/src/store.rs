//! How the two engines are opened, shared between threads, read and written.

use crate::{
    Caller, Fault, Look, OpenFault, Refusal, Tx, access_log,
    db::{Group, Link, Pool, PostgresLink, SqliteLink},
    facts,
    heads::Heads,
    house::{Aside, House},
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
/// How many read at once from a file.
const READERS: usize = 8;
/// How many connections to PostgreSQL at most; each is made when first needed.
const CONNECTIONS: usize = 16;
/// How often a write is tried on PostgreSQL when other servers were faster.
const TRIES: usize = 10;

/// The connections of one record.
pub(crate) enum Store {
    /// Everything over one connection, one at a time.
    Memory(Group),
    /// One writer of facts, one writer of looks, several readers.
    File {
        writer: Group,
        looks: Group,
        readers: Pool<Link>,
    },
    /// Several connections for everything but looks, which are added in groups.
    Server {
        links: Pool<Link>,
        looks: Group,
        heads: Arc<Heads>,
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
            readers.push(Self::reader(path)?);
        }
        let council = house.council;
        let of_facts = Arc::clone(heads);
        let of_looks = Arc::clone(heads);
        Ok(Self::File {
            writer: Group::new(writer, facts::LIST, true, QUEUE, PATIENCE, move |link| {
                of_facts.note_facts(facts::head(link, council));
            }),
            looks: Group::new(
                looks,
                access_log::LIST,
                false,
                QUEUE,
                PATIENCE,
                move |link| {
                    of_looks.note_looks(access_log::head(link, council));
                },
            ),
            readers: Pool::new(readers, QUEUE, PATIENCE),
        })
    }

    /// A connection that can only read a file's record.
    pub(crate) fn reader(path: &Path) -> Result<Link, OpenFault> {
        let reader = SqliteLink::reader(path)?;
        reader.attach(&looks_file(path), "looks")?;
        Ok(Link::Sqlite(reader))
    }

    pub(crate) fn server(
        url: &str,
        schema: &str,
        house: &House,
        heads: &Arc<Heads>,
    ) -> Result<Self, OpenFault> {
        let mut first = PostgresLink::new(url, schema)?;
        first.create_schema()?;
        let mut looks = Link::server(first.another());
        access_log::prepare(&mut looks)?;
        let others = (1..CONNECTIONS).map(|_| Link::server(first.another()));
        let mut links: Vec<Link> = others.collect();
        let mut first = Link::server(first);
        house.prepare(&mut first)?;
        links.push(first);
        let council = house.council;
        let of_looks = Arc::clone(heads);
        Ok(Self::Server {
            links: Pool::new(links, QUEUE, PATIENCE),
            looks: Group::new(
                looks,
                access_log::LIST,
                false,
                QUEUE,
                PATIENCE,
                move |link| {
                    of_looks.note_looks(access_log::head(link, council));
                },
            ),
            heads: Arc::clone(heads),
        })
    }

    pub(crate) fn read<T>(
        &self,
        house: &House,
        caller: &Caller,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> Result<(Result<T, Refusal>, Vec<Look>), Fault> {
        match self {
            Self::Memory(all) => all.alone(|link| house.reading(link, caller, f))?,
            Self::File { readers: links, .. } | Self::Server { links, .. } => {
                house.reading(&mut *links.take()?, caller, f)
            }
        }
    }

    /// Writes and commits; the looks noted on the way are given back whatever the answer is.
    pub(crate) fn write<T>(
        &self,
        house: &House,
        caller: &Caller,
        mut f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> (Result<T, Refusal>, Vec<Look>) {
        self.write_first(0, house, caller, &mut f)
    }

    /// Writes as [`Self::write`] does, but on PostgreSQL alone from the start: for work that takes
    /// long and would lose every race.
    pub(crate) fn write_alone<T>(
        &self,
        house: &House,
        caller: &Caller,
        mut f: impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> (Result<T, Refusal>, Vec<Look>) {
        self.write_first(1, house, caller, &mut f)
    }

    fn write_first<T>(
        &self,
        first: usize,
        house: &House,
        caller: &Caller,
        f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    ) -> (Result<T, Refusal>, Vec<Look>) {
        let mut aside = Aside::default();
        let answer = match self {
            Self::Memory(writer) | Self::File { writer, .. } => writer
                .write(|writer| {
                    let (answer, beside) = house.writing(&mut writer.link, caller, f);
                    aside = beside;
                    answer
                })
                .unwrap_or_else(|fault| Err(fault.into())),
            Self::Server { links, heads, .. } => links
                .take()
                .map_err(Refusal::from)
                .and_then(|mut link| on_server(&mut link, first, house, caller, f, &mut aside))
                .inspect(|_| {
                    if let Some(head) = aside.said {
                        heads.note_facts(Ok(head));
                    }
                }),
        };
        (answer, aside.looks)
    }

    /// Uses the connection that writes looks, in one transaction of its own.
    pub(crate) fn looks_alone(
        &self,
        work: impl FnOnce(&mut Link) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let (Self::Memory(writer)
        | Self::File { looks: writer, .. }
        | Self::Server { looks: writer, .. }) = self;
        writer.alone(|link| {
            link.begin_write(access_log::LIST)?;
            let done = work(link);
            let end = link.batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
            done.and(end)
        })?
    }

    /// Adds looks at the end of the list; on disk when this returns.
    pub(crate) fn log(&self, house: &House, looks: &[Look]) -> Result<(), Fault> {
        let (Self::Memory(writer)
        | Self::File { looks: writer, .. }
        | Self::Server { looks: writer, .. }) = self;
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

/// One write on PostgreSQL. The first try takes no lock: most writes say nothing and meet nobody.
/// When another server was faster, the next tries wait in turn for the list of facts before they
/// begin, and so see everything that was said before them.
fn on_server<T>(
    link: &mut Link,
    first: usize,
    house: &House,
    caller: &Caller,
    f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, Refusal>,
    aside: &mut Aside,
) -> Result<T, Refusal> {
    for attempt in first..TRIES {
        let turn = Turn::begin(link, attempt > 0)?;
        let (answer, beside) = house.writing(turn.link, caller, f);
        *aside = beside;
        if turn.link.wants_again() {
            continue;
        }
        let value = answer?;
        match turn.link.batch("COMMIT") {
            Ok(()) => return Ok(value),
            Err(_) if turn.link.wants_again() => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Err(Refusal::Busy)
}

/// A transaction that ends however its work ends, a panic included.
struct Turn<'l> {
    link: &'l mut Link,
    holds: bool,
}

impl<'l> Turn<'l> {
    fn begin(link: &'l mut Link, holds: bool) -> Result<Self, Fault> {
        if holds {
            link.lock(facts::LIST)?;
        }
        let turn = Self { link, holds };
        turn.link.begin_alone()?;
        Ok(turn)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.link.lost_transaction() {
            // A connection that cannot even roll back is replaced at its next use.
            let _ = self.link.batch("ROLLBACK");
        }
        if self.holds {
            self.link.unlock(facts::LIST);
        }
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
