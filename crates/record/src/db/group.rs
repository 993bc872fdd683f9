//! One writer, many writes, one `COMMIT`.
//!
//! Whoever wants to write waits in turn for the one writing connection. Each does its work inside
//! its own savepoint of a shared transaction (the first needs none) and, if somebody is waiting
//! behind, passes the connection on *without* committing; whoever finds nobody behind commits for
//! all. Each is answered only after that commit is on disk. Under load a hundred writes share one
//! flush to disk; alone, a write costs what it always costs. No thread of its own is needed, and
//! the work may borrow from its caller's stack.

use super::{Held, Link, Pool};
use crate::{chain::Head, refusal::Fault};
use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// At most this many writes share a commit.
const MOST: u32 = 256;
/// At most this long may the first of them wait for the last.
const LONGEST: Duration = Duration::from_millis(20);

/// A writing connection shared by group commit.
pub(crate) struct Group {
    pool: Pool<Writer>,
    /// Runs at the end of each shared transaction, on its last state, before the answer.
    committed: Box<dyn Fn(&mut Link) + Send + Sync>,
}

/// The writing connection and the shared transaction it may be in.
pub(crate) struct Writer {
    pub(crate) link: Link,
    /// The end of the list this writer appends to, where it keeps that between writes of one
    /// shared transaction.
    pub(crate) head: Option<Head>,
    /// The list it is the only one to add to.
    list: &'static str,
    /// Whether work can fail without spoiling what others did in the same transaction.
    savepoints: bool,
    batch: Option<Arc<Batch>>,
    writes: u32,
    /// When the first of them was done and began to wait.
    waiting_since: Instant,
}

/// What everyone in a shared transaction waits for.
struct Batch {
    outcome: Mutex<Option<Result<(), Fault>>>,
    bell: Condvar,
}

impl Batch {
    fn wait(&self) -> Result<(), Fault> {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(outcome) = &*outcome {
                return outcome.clone();
            }
            outcome = self
                .bell
                .wait(outcome)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
    fn publish(&self, result: Result<(), Fault>) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        self.bell.notify_all();
    }
}

impl Group {
    /// Work of a group without `savepoints` must only fail when the engine does: its failure is
    /// everyone's.
    pub(crate) fn new(
        link: Link,
        list: &'static str,
        savepoints: bool,
        queue: usize,
        patience: Duration,
        committed: impl Fn(&mut Link) + Send + Sync + 'static,
    ) -> Self {
        let writer = Writer {
            link,
            head: None,
            list,
            savepoints,
            batch: None,
            writes: 0,
            waiting_since: Instant::now(),
        };
        Self {
            pool: Pool::new(vec![writer], queue, patience),
            committed: Box::new(committed),
        }
    }

    /// Does some work in the shared transaction and waits for its commit. Work that gives an error
    /// leaves nothing behind. The error of the commit itself, which is everyone's, comes as the
    /// outer one.
    pub(crate) fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<T, E>,
    ) -> Result<Result<T, E>, Fault> {
        let mut held = self.pool.take()?;
        let batch = held.join()?;
        let outcome = held.in_savepoint(work);
        if held.writes <= 1 {
            held.waiting_since = Instant::now();
        }
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(lost) => {
                // The engine gave up the whole shared transaction: everyone in it learns so.
                held.abandon(&batch, lost);
                return Err(batch.wait().err().unwrap_or(Fault::Busy));
            }
        };
        if held.writes < MOST && held.waiting_since.elapsed() < LONGEST {
            match held.hand_over() {
                None => batch.wait()?,
                Some(held) => self.commit(held, &batch)?,
            }
        } else {
            self.commit(held, &batch)?;
        }
        match outcome {
            Ok(outcome) => Ok(outcome),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Uses the writing connection alone, outside any transaction: maintenance.
    pub(crate) fn alone<T>(&self, work: impl FnOnce(&mut Link) -> T) -> Result<T, Fault> {
        let mut held = self.pool.take()?;
        if let Some(batch) = held.batch.clone() {
            held.finish(&batch, &self.committed);
        }
        Ok(work(&mut held.link))
    }

    fn commit(&self, mut held: Held<'_, Writer>, batch: &Arc<Batch>) -> Result<(), Fault> {
        held.finish(batch, &self.committed);
        drop(held);
        batch.wait()
    }
}

type Outcome<T, E> = std::thread::Result<Result<T, E>>;

impl Writer {
    /// Begins a shared transaction, or joins the one under way.
    fn join(&mut self) -> Result<Arc<Batch>, Fault> {
        if let Some(batch) = &self.batch {
            return Ok(Arc::clone(batch));
        }
        self.link.begin_write(self.list)?;
        self.head = None;
        self.writes = 0;
        let batch = Arc::new(Batch {
            outcome: Mutex::new(None),
            bell: Condvar::new(),
        });
        self.batch = Some(Arc::clone(&batch));
        Ok(batch)
    }

    /// Runs the work; the outer error means that the whole shared transaction is gone.
    ///
    /// The first of a shared transaction needs no savepoint: if it fails, there is nobody's work to
    /// keep. That matters to a long write: within a savepoint SQLite keeps every page as it was,
    /// and each of its appends, which a trigger guards, walks the whole of what is kept.
    fn in_savepoint<T, E>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<Outcome<T, E>, Fault> {
        let first = self.writes == 0;
        if self.savepoints && !first {
            self.link.batch("SAVEPOINT one_write")?;
        }
        self.writes += 1;
        let head = self.head;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(self)));
        if self.link.lost_transaction() {
            return Err(Fault::Disk(
                "the database gave up the transaction; the disk may be full".to_owned(),
            ));
        }
        match (matches!(outcome, Ok(Ok(_))), self.savepoints) {
            (true, true) if !first => self.link.batch("RELEASE SAVEPOINT one_write")?,
            (true, _) => {}
            (false, true) if first => {
                self.head = None;
                self.link.batch("ROLLBACK")?;
                self.link.begin_write(self.list)?;
            }
            (false, true) => {
                self.head = head;
                self.link
                    .batch("ROLLBACK TO SAVEPOINT one_write; RELEASE SAVEPOINT one_write")?;
            }
            (false, false) => {
                return Err(Fault::Database("the list could not be added to".to_owned()));
            }
        }
        Ok(outcome)
    }

    fn finish(&mut self, batch: &Batch, committed: &(dyn Fn(&mut Link) + Send + Sync)) {
        match self.link.batch("COMMIT") {
            Ok(()) => {
                self.batch = None;
                committed(&mut self.link);
                batch.publish(Ok(()));
            }
            Err(fault) => self.abandon(batch, fault),
        }
    }

    fn abandon(&mut self, batch: &Batch, fault: Fault) {
        self.batch = None;
        self.head = None;
        if !self.link.lost_transaction() {
            // Nothing more can be done if even this fails: the next `begin` will say so.
            let _ = self.link.batch("ROLLBACK");
        }
        batch.publish(Err(fault));
    }
}
